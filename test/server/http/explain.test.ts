import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from './request.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    day: new Date(at * 86_400_000).toISOString().slice(0, 10),
    n: at,
  }));

test('a chart is explained: columns, candidates, and what was noted when it was read', async () => {
  const server = await startWallServer({ charts: { sales: rows(30) } });
  const { body } = await request(server).get('/api/-/charts/sales/explain').expect(200);
  expect(body).toMatchObject({ name: 'sales', type: 'lines', notes: [], places: [{ path: '', rows: 30 }] });
  expect(body.columns.map((one: { name: string; role: string }) => [one.name, one.role])).toEqual([
    ['day', 'label'],
    ['n', 'value'],
  ]);
  expect(body.candidates[0]).toMatchObject({ type: 'lines', reason: { en: body.reason.en } });
  await writeFile(join(server.dir, 'semi.csv'), 'day;n\n2026-01-01;1\n2026-01-02;2\n');
  await expect
    .poll(async () => (await request(server).get('/api/-/charts/semi/explain')).body.notes, {
      timeout: 10_000,
    })
    .toEqual([{ kind: 'separator', text: { en: ';', 'zh-CN': ';' } }]);
});

test('a large chart is explained in a thread, to the same end', async () => {
  const server = await startWallServer({ charts: { small: rows(100), large: rows(5000) } });
  const of = async (name: string) =>
    (await request(server).get(`/api/-/charts/${name}/explain`).expect(200)).body;
  const [small, large] = [await of('small'), await of('large')];
  expect(large.columns).toEqual(small.columns);
});

test('the time zone is that of the side-car, the wall, or the server, and times without an offset have none', async () => {
  const times = (offset: string) => [1, 2, 3].map((n) => ({ time: `2026-07-01T0${n}:00${offset}`, n }));
  const server = await startWallServer({
    charts: { load: times('Z'), bare: times('') },
    timezone: 'Asia/Kolkata',
  });
  const noteOf = async (chart: string, query = '') =>
    (await request(server).get(`/api/-/charts/${chart}/explain${query}`).expect(200)).body.notes[0].text.en;
  expect(await noteOf('load')).toBe('time: with an offset from UTC, shown in Asia/Kolkata');
  expect(await noteOf('bare')).toBe('time: without an offset from UTC, as written');
  const list = await request(server).get('/api').expect(200);
  expect(list.body.charts[1].notes[0].text.en).toBe('time: with an offset from UTC, shown in Asia/Kolkata');
  await mkdir(join(server.dir, 'walls'));
  const pages = [{ tiles: [{ chart: 'load' }] }];
  await writeFile(join(server.dir, 'walls/lobby.json'), JSON.stringify({ timezone: 'Pacific/Apia', pages }));
  await expect.poll(() => noteOf('load', '?wall=lobby'), { timeout: 10_000 }).toContain('Pacific/Apia');
  expect(await noteOf('load')).toContain('Asia/Kolkata');
  await writeFile(join(server.dir, 'load.chart.json'), '{"timezone": "America/New_York"}');
  await expect.poll(() => noteOf('load', '?wall=lobby'), { timeout: 10_000 }).toContain('America/New_York');
  await request(server).get('/api/-/charts/load/explain?wall=a%20b').expect(400);
});

test('of no chart there is nothing to explain', async () => {
  const server = await startWallServer();
  await request(server).get('/api/-/charts/none/explain').expect(404);
  await request(server).get('/api/-/charts/a%20b/explain').expect(404);
});
