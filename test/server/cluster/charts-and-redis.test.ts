import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { dropFile } from '../../helpers/drop-file.ts';
import { openLink } from '../../helpers/link.ts';
import { openScreen } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import type { TestServer } from '../../helpers/wall-server.ts';
import { describeWithOwnRedis } from '../../helpers/with-redis.ts';
import { startNode } from './start-node.ts';

const textOf = async ({ url }: TestServer, path: string): Promise<string> =>
  (await fetch(`${url}${path}`)).text();
const revisionOf = async (node: TestServer, chart: string): Promise<number> => {
  const { charts } = JSON.parse(await textOf(node, '/api')) as {
    charts: { name: string; revision: number }[];
  };
  return charts.find(({ name }) => name === chart)?.revision ?? 0;
};

async function screenOf(node: TestServer, chart: string) {
  const screen = await openScreen(node.socketUrl, `s${Math.floor(performance.now() * 1000)}`);
  screen.send({ action: 'getData', chartName: chart });
  await screen.next('getData');
  return screen;
}

describeWithOwnRedis('charts while Redis is slow or gone', (redis) => {
  beforeEach(async () => {
    await redis().start();
    await redis().ask('FLUSHALL');
  });

  test('K-8 with a slow Redis a change reaches local screens as fast as ever', async () => {
    const link = await openLink(redis().url);
    const a = await startNode({ url: link.url }, { charts: { fast: [0] } });
    const b = await startNode(redis(), { hasFolder: false });
    const screen = await screenOf(a, 'fast');
    const other = await screenOf(b, 'fast');
    link.delay(500);
    const times: number[] = [];
    for (let i = 1; i <= 5; i++) {
      const begun = performance.now();
      await a.write('fast', [i]);
      expect((await screen.next('getData')).data).toBe(`[${i}]`);
      times.push(performance.now() - begun);
    }
    expect(times.sort((x, y) => x - y)[2]).toBeLessThan(250);
    link.restore();
    await expect.poll(() => other.frames.at(-1)?.json.data).toBe('[5]');
    expect(await revisionOf(b, 'fast')).toBe(await revisionOf(a, 'fast'));
  });

  test('K-8 without Redis local charts go on and others stay; back, all nodes have the newest of each', async () => {
    const a = await startNode(redis(), { charts: { here: [0], gone: [0] } });
    const b = await startNode(redis(), { hasFolder: false });
    const screen = await screenOf(a, 'here');
    await redis().kill();
    for (let i = 1; i <= 3; i++) {
      await a.write('here', [i]);
      expect((await screen.next('getData')).data).toBe(`[${i}]`);
    }
    await a.write('new', [1]);
    await rm(join(a.dir, 'gone.json'));
    await expect.poll(() => textOf(a, '/api/gone')).toContain('no chart');
    expect(await textOf(b, '/api/here')).toBe('[0]');
    expect(await textOf(b, '/api/gone')).toBe('[0]');
    await redis().start();
    await expect.poll(() => textOf(b, '/api/here')).toBe('[3]');
    await expect.poll(() => textOf(b, '/api/new')).toBe('[1]');
    await expect.poll(() => textOf(b, '/api/gone')).toContain('no chart');
    expect(await revisionOf(b, 'here')).toBe(await revisionOf(a, 'here'));
  });

  test('K-20 a Redis that comes back empty gets everything again', async () => {
    const a = await startNode(redis(), { charts: { kept: [0], other: [7] } });
    const b = await startNode(redis(), { hasFolder: false });
    await redis().startEmpty();
    await a.write('kept', [1]);
    await expect.poll(() => textOf(b, '/api/kept')).toBe('[1]');
    await expect.poll(() => redis().ask('HLEN {chartwall}:documents')).toBe(':2');
    const c = await startNode(redis(), { hasFolder: false });
    expect(JSON.parse(await textOf(c, '/api'))).toEqual(JSON.parse(await textOf(a, '/api')));
  });

  test('K-20 nodes without a folder write again what an empty Redis has lost', async () => {
    const a = await startNode(redis(), { charts: { kept: [0] } });
    const b = await startNode(redis(), { hasFolder: false });
    await a.close();
    await redis().startEmpty();
    await expect.poll(() => redis().ask('HLEN {chartwall}:documents')).toBe(':1');
    const c = await startNode(redis(), { hasFolder: false });
    expect(await textOf(c, '/api/kept')).toBe('[0]');
    expect(await textOf(b, '/api/kept')).toBe('[0]');
  });

  test('K-9 what has changed while no node had the folder counts once one has, also what is gone', async () => {
    const a = await startNode(redis(), { charts: { stays: [0], changed: [0], gone: [0] } });
    const b = await startNode(redis(), { hasFolder: false });
    const before = { stays: await revisionOf(b, 'stays'), changed: await revisionOf(b, 'changed') };
    await a.close();
    await dropFile(a.dir, 'changed.json', '[1]');
    await rm(join(a.dir, 'gone.json'));
    expect(await textOf(b, '/api/gone')).toBe('[0]');
    const again = await startNode(redis(), { dir: a.dir });
    await expect.poll(() => textOf(b, '/api/changed')).toBe('[1]');
    await expect.poll(() => textOf(b, '/api/gone')).toContain('no chart');
    expect(await revisionOf(again, 'stays')).toBe(before.stays);
    expect(await revisionOf(b, 'changed')).toBeGreaterThan(before.changed);
    expect(await revisionOf(b, 'changed')).toBe(await revisionOf(again, 'changed'));
  });

  test('K-7 a file that is broken when its node starts keeps the last good content', async () => {
    const a = await startNode(redis(), { charts: { broken: [0] } });
    await a.close();
    await dropFile(a.dir, 'broken.json', '[1');
    const again = await startNode(redis(), { dir: a.dir });
    expect(await textOf(again, '/api/broken')).toBe('[0]');
    expect(await textOf(again, '/api')).toContain('syntax');
  });

  test('K-9 of different files of one name the one that was written later is shown everywhere', async () => {
    const dir = await tempFolder();
    const a = await startNode(redis(), { charts: { same: ['a'], mine: ['a'] } });
    await dropFile(dir, 'same.json', '["b"]');
    const b = await startNode(redis(), { dir });
    await expect.poll(() => textOf(a, '/api/same')).toBe('["b"]');
    await a.write('same', ['a2']);
    await expect.poll(() => textOf(b, '/api/same')).toBe('["a2"]');
    expect(await textOf(b, '/api/mine')).toBe('["a"]');
    // K-18: b's file is still there
    await rm(join(a.dir, 'same.json'));
    await expect.poll(() => textOf(a, '/api/same')).toBe('["b"]');
    expect(await textOf(b, '/api/same')).toBe('["b"]');
  });

  test('K-7 a thousand charts are there after a cold start', async () => {
    const charts = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`chart-${i}`, [i]]));
    const a = await startNode(redis(), { charts });
    await expect.poll(() => redis().ask('HLEN {chartwall}:documents')).toBe(':1000');
    const b = await startNode(redis(), { hasFolder: false });
    expect(JSON.parse(await textOf(b, '/api'))).toEqual(JSON.parse(await textOf(a, '/api')));
  });

  test('K-19 a node that ends before it has answered is a clear error', async () => {
    const link = await openLink(redis().url);
    const a = await startNode({ url: link.url }, { charts: { held: [0] } });
    const b = await startNode(redis(), { hasFolder: false });
    link.freeze();
    const answer = await fetch(`${b.url}/api/held`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '[1]',
    });
    expect(answer.status).toBe(504);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('has ended') as string });
    link.restore();
    expect(await textOf(a, '/api/held')).toMatch(/^\[[01]\]$/);
  });
});
