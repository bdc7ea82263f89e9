import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startWallServer, type TestServerOptions } from '../../helpers/wall-server.ts';
import { createAsk, type Answer } from './http-client.ts';

interface Sent {
  type?: string;
  headers?: Record<string, string>;
}

/** The real server with its folder, and how to write to it. */
export async function startWriting(options: TestServerOptions = {}) {
  const wall = await startWallServer(options);
  const port = Number(new URL(wall.url).port);
  const ask = createAsk(port);
  const sender =
    (method: string) =>
    (chart: string, body: unknown, sent: Sent = {}) => {
      const { type = 'application/json', headers = {} } = sent;
      return ask(pathOf(chart), {
        method,
        body: bytesOf(body),
        headers: { 'Content-Type': type, ...headers },
      });
    };
  return {
    ...wall,
    port,
    ask,
    put: sender('PUT'),
    patch: sender('PATCH'),
    delete: (chart: string, headers = {}) => ask(pathOf(chart), { method: 'DELETE', headers }),
    get: (chart: string, headers = {}) => ask(pathOf(chart), { headers }),
    file: (name: string) => readFile(join(wall.dir, name), 'utf8'),
    files: async () => (await readdir(wall.dir)).sort(),
  };
}

/** What a write that was taken answers. */
export function told(answer: Answer): { name: string; revision: number; etag: string; modified: number } {
  return answer.json() as ReturnType<typeof told>;
}

/** What any other answers. */
export function refusal(answer: Answer): { message: string; status: number; [detail: string]: unknown } {
  return answer.json() as ReturnType<typeof refusal>;
}

function pathOf(chart: string): string {
  return `/api/${encodeURIComponent(chart)}`;
}

function bytesOf(body: unknown): string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}
