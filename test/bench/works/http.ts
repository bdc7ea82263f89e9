import { request as httpRequest } from 'node:http';
import { once } from 'node:events';
import type { Name } from '../contestants/index.ts';
import { contentsOf } from '../contents.ts';
import { cpuUnit, type Bench, type Sample, type Work } from '../parts/bench.ts';
import { cpuDuring } from '../parts/cpu.ts';
import { bytesUnit, loadUnit } from '../parts/deliveries.ts';
import { nginxVersion } from '../parts/machine.ts';
import type { Pair } from '../parts/stage.ts';
import { size } from '../parts/words.ts';

const sizes = [3_000, 200_000];
const askers = 20;
/** who answers in this way at all */
const ways: Record<string, { coding?: string; known?: boolean; names: Name[] }> = {
  plain: { names: ['node-http', 'ours', 'original', 'nginx'] },
  gzip: { coding: 'gzip', names: ['node-http', 'ours', 'nginx'] },
  br: { coding: 'br', names: ['node-http', 'ours'] },
  'known (304)': { known: true, names: ['node-http', 'ours', 'nginx'] },
};

export const http: Work = {
  name: 'http',
  words: 'GET /api/<chart>, again as soon as the answer is there; CPU for each answer',
  async run(bench) {
    const names: Name[] = ['node-http', 'ours', 'original', ...nginxIfInstalled(bench)];
    const pairs = await Promise.all(names.map((name) => bench.stage.pair(name)));
    for (const bytes of sizes) await requests(bench, pairs, bytes);
  },
};

function nginxIfInstalled({ say }: Bench): Name[] {
  if (nginxVersion() !== undefined) return ['nginx'];
  say('  nginx is not installed: it does not take part');
  return [];
}

async function requests(bench: Bench, pairs: readonly Pair[], bytes: number): Promise<void> {
  const content = contentsOf({ kind: 'fresh', bytes }).next().value;
  await Promise.all(pairs.map(({ server }) => server.ask('keep', chartOf(bytes), content)));
  for (const [way, { names, ...how }] of Object.entries(ways)) {
    const wanted = bytes < 10_000 || how.known || how.coding ? 4_000 : 2_000;
    const total = bench.quick ? wanted / 10 : wanted;
    const measures = new Map<string, () => Promise<Sample>>();
    for (const pair of pairs) {
      if (!names.includes(pair.name)) continue;
      const text = await requestText(pair, bytes, how);
      measures.set(pair.name, () => ask(pair, text, total));
    }
    await bench.compare(`${size(bytes)}, ${way}`, measures, { warmUp: 2 });
  }
}

async function ask({ server, load, connect }: Pair, text: string, total: number): Promise<Sample> {
  // afresh: while others were measured, a server closes what it keeps alive for too long
  await connect(askers, { dialect: 'http', hello: [], answers: 0 });
  const { cpu, result } = await cpuDuring({ server, load }, () => load.ask('request', text, total));
  return {
    [cpuUnit]: cpu.server / total,
    [loadUnit]: cpu.load / total,
    [bytesUnit]: result.bytes / total,
  };
}

const chartOf = (bytes: number) => `of-${bytes}`;

async function requestText(
  { port }: Pair,
  bytes: number,
  { coding, known }: { coding?: string; known?: boolean },
): Promise<string> {
  const path = `/api/${chartOf(bytes)}`;
  const headers = {
    Host: 'localhost',
    ...(coding !== undefined && { 'Accept-Encoding': coding }),
    ...(known && { 'If-None-Match': await etagOf(port, path) }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

async function etagOf(port: number, path: string): Promise<string> {
  const request = httpRequest({ port, path, host: '127.0.0.1', agent: false }).end();
  const [response] = (await once(request, 'response')) as [{ headers: { etag?: string }; resume(): void }];
  response.resume();
  if (response.headers.etag === undefined) throw new Error(`${path} has no etag on port ${port}`);
  return response.headers.etag;
}
