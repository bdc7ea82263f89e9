import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropFile } from '../../helpers/drop-file.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import type { TestServer, TestServerOptions } from '../../helpers/wall-server.ts';
import { describeWithRedis } from '../../helpers/with-redis.ts';
import { startNode as startAny } from './start-node.ts';

interface Listed {
  name: string;
  revision: number;
  etag: string;
  modified: number;
}

async function list({ url }: TestServer): Promise<Record<string, Listed>> {
  const { charts } = (await (await fetch(`${url}/api`)).json()) as { charts: Listed[] };
  return Object.fromEntries(charts.map((chart) => [chart.name, chart]));
}

const textOf = async ({ url }: TestServer, path: string): Promise<string> =>
  (await fetch(`${url}${path}`)).text();

describeWithRedis('charts of several nodes', (redis) => {
  const startNode = (options?: TestServerOptions): Promise<TestServer> => startAny(redis(), options);
  const startWithout = () => startNode({ hasFolder: false });

  test('K-7 a node without a folder has everything after a cold start, also when no other node is there', async () => {
    const big = Array.from({ length: 1500 }, (_, i) => [i, `row ${i}`]);
    const a = await startNode({
      charts: { cold: [{ day: '2026-01-01', value: 7 }], large: big, broken: '{"a":' },
    });
    await dropFile(a.dir, 'cold.chart.json', { title: 'Cold' });
    await dropFile(a.dir, 'walls/lobby.json', { pages: [{ tiles: [{ chart: 'cold' }] }] });
    await expect.poll(async () => textOf(a, '/api')).toContain('"lobby"');
    const [listed, explained] = [await textOf(a, '/api'), await textOf(a, '/api/-/charts/cold/explain')];
    await a.close();
    const b = await startWithout();
    expect(await textOf(b, '/readyz')).toContain('ready');
    expect(JSON.parse(await textOf(b, '/api'))).toEqual(JSON.parse(listed));
    expect(JSON.parse(await textOf(b, '/api/large'))).toEqual(big);
    expect(await textOf(b, '/api/-/charts/cold/explain')).toBe(explained);
  });

  test('K-7 a node without a folder says what is wrong with a file, but shows none of its own of that name', async () => {
    const a = await startNode({ charts: { broken: '{"a":' } });
    const b = await startNode({ hasFolder: false, charts: { broken: '["mine",' } });
    const problemAt = async ({ url }: TestServer) =>
      (await fetch(`${url}/api/-/charts/broken/problem`)).json() as Promise<{
        problem: object;
        frame?: string;
      }>;
    await expect.poll(() => problemAt(b)).toMatchObject({ problem: { code: 'syntax', file: 'broken.json' } });
    const [there, here] = [await problemAt(a), await problemAt(b)];
    expect(here.problem).toEqual(there.problem);
    expect(there.frame).toContain('{"a":');
    expect(here).not.toHaveProperty('frame');
  });

  test('K-7 a change reaches the screens of the other node as one frame, a small one as a patch', async () => {
    const rows = (first: number) => Array.from({ length: 3000 }, (_, i) => [first + i, (first + i) % 7]);
    const a = await startNode({ charts: { moving: rows(0) } });
    const b = await startWithout();
    const screen = await openScreen(b.socketUrl, 'c-2');
    const guest = await openSocket(b.socketUrl);
    screen.send({ action: 'getData', chartName: 'moving' });
    const first = await screen.next('getData');
    guest.send({ action: 'getData', socketType: 'x', chartName: 'moving' });
    await guest.next('getData');
    await a.write('moving', rows(1));
    expect(await screen.next('patch')).toMatchObject({ chartName: 'moving', from: first.revision });
    expect(JSON.parse((await guest.next('getData')).data)).toEqual(rows(1));
    expect(await list(b)).toEqual(await list(a));
  });

  test('K-7 settings, problems and removals are the same everywhere', async () => {
    const a = await startNode({ charts: { mine: [1, 2, 3] } });
    const b = await startWithout();
    const screen = await openScreen(b.socketUrl, 'c-2b');
    screen.send({ action: 'getData', chartName: 'mine' });
    await screen.next('getData');
    await dropFile(a.dir, 'mine.chart.json', { title: 'Mine' });
    expect(await screen.next('settings')).toMatchObject({ settings: { title: 'Mine' } });
    await dropFile(a.dir, 'mine.json', '[1, 2');
    expect(await screen.next('problem')).toMatchObject({ problem: { code: 'syntax', file: 'mine.json' } });
    await rm(join(a.dir, 'mine.json'));
    expect(await screen.next('getData')).toMatchObject({ chartName: 'mine', missing: true });
    expect(await list(b)).not.toHaveProperty('mine');
  });

  test('K-8 two nodes on one folder say the same revision, and push each content once', async () => {
    const a = await startNode({ charts: { both: [0] } });
    const b = await startNode({ dir: a.dir });
    const screens = await Promise.all(
      [a, b].map(async (node, i) => {
        const screen = await openScreen(node.socketUrl, `c-3${i}`);
        screen.send({ action: 'getData', chartName: 'both' });
        await screen.next('getData');
        return screen;
      }),
    );
    for (let i = 1; i <= 5; i++) {
      await a.write('both', [i]);
      const pushed = await Promise.all(screens.map((screen) => screen.next('getData')));
      expect(pushed[1]).toEqual(pushed[0]);
      expect(JSON.parse(pushed[0].data)).toEqual([i]);
    }
    expect((await list(a))['both']).toEqual((await list(b))['both']);
    for (const screen of screens)
      expect(screen.frames.filter(({ json }) => json.chartName === 'both')).toHaveLength(6);
  });

  test('K-19 writes on a node without a folder are done by one that has it', async () => {
    const a = await startNode();
    const b = await startWithout();
    const ask = (method: string, path: string, body?: unknown, headers = {}) =>
      fetch(`${b.url}/api/${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    const created = await ask('PUT', 'written', [{ a: 1 }]);
    expect(created.status).toBe(201);
    expect(await textOf(b, '/api/written')).toBe('[{"a":1}]');
    expect((await created.json()) as object).toMatchObject({ etag: (await list(a))['written']?.etag });
    expect((await ask('PUT', 'written', [2], { 'If-Match': '"other"' })).status).toBe(412);
    expect((await ask('PATCH', 'written', { append: [{ a: 2 }] })).status).toBe(200);
    expect(JSON.parse(await textOf(a, '/api/written'))).toEqual([{ a: 1 }, { a: 2 }]);
    expect((await ask('PATCH', 'written', { append: 7 })).status).toBe(422);
    expect((await ask('DELETE', 'written')).status).toBe(204);
    expect((await fetch(`${b.url}/api/written`)).status).toBe(404);
    expect((await ask('DELETE', 'written')).status).toBe(404);
  });

  test('K-19 content that is held back is shown by all once it was accepted on any node', async () => {
    const rows = (names: string[]) =>
      [1, 2, 3].map((i) => Object.fromEntries(names.map((name) => [name, i])));
    const a = await startNode({ charts: { strict: rows(['hour', 'price', 'sold']) } });
    const b = await startWithout();
    await a.write('strict', rows(['hour', 'sold']));
    await expect.poll(() => textOf(b, '/api')).toContain('"held"');
    expect(JSON.parse(await textOf(b, '/api/strict'))).toEqual(rows(['hour', 'price', 'sold']));
    const accepted = await fetch(`${b.url}/api/strict/accept`, { method: 'POST' });
    expect(accepted.status).toBe(200);
    expect(await accepted.json()).toMatchObject({ revision: (await list(a))['strict']?.revision });
    expect(JSON.parse(await textOf(b, '/api/strict'))).toEqual(rows(['hour', 'sold']));
    expect((await fetch(`${b.url}/api/strict/accept`, { method: 'POST' })).status).toBe(409);
  });

  test('K-19 without a node that has a folder a write is refused with the reason', async () => {
    const b = await startWithout();
    const refused = await fetch(`${b.url}/api/x`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '[1]',
    });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('data folder') as string });
  });
});
