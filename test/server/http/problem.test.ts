import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from './request.ts';

test('a problem is told with the lines around its place, of a file and of its side-car', async () => {
  const server = await startWallServer({ charts: { good: [1], bad: '[\n  1,\n  2 3\n]\n' } });
  const { body } = await request(server).get('/api/-/charts/bad/problem').expect(200);
  expect(body.problem).toMatchObject({ code: 'syntax', file: 'bad.json', line: 3, column: 5 });
  expect(body.frame).toBe('  2 |   1,\n> 3 |   2 3\n    |     ^\n  4 | ]');

  await request(server).get('/api/-/charts/good/problem').expect(404);
  await request(server).get('/api/-/charts/unheard-of/problem').expect(404);
  await writeFile(join(server.dir, 'good.chart.json'), '{"type": "nonsense"}');
  await expect
    .poll(async () => (await request(server).get('/api/-/charts/good/problem')).body.frame, {
      timeout: 10_000,
    })
    .toContain('> 1 | {"type": "nonsense"}');
});
