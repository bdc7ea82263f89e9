import { expect, test } from 'vitest';
import { runAccept } from '../../../server/cli/accept.ts';
import { freePort } from '../../helpers/free-port.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ day: `2024-01-${i + 10}`, n: i }));

async function accept(port: number, name: string) {
  let output = '';
  const code = await runAccept(
    { command: 'accept', name, host: '0.0.0.0', port },
    (text) => (output += text),
  );
  return { code, output };
}

test('`chartwall accept` lets through what the running server holds back, and says when there is nothing', async () => {
  const server = await startWallServer({ charts: { sales: rows(20) } });
  const port = Number(new URL(server.url).port);
  const problem = async () => (await request(server).get('/api')).body.charts[0]?.problem?.code;
  await server.write('sales', rows(1));
  await expect.poll(problem, { timeout: 10_000 }).toBe('held');
  await request(server).get('/api/sales').expect(200, rows(20));
  expect(await accept(port, 'sales')).toEqual({
    code: 0,
    output: 'sales: what was held back is shown now\n',
  });
  await request(server).get('/api/sales').expect(200, rows(1));
  expect(await accept(port, 'sales')).toEqual({
    code: 1,
    output: 'there is nothing of sales that is held back\n',
  });
});

test('where no server is, that is said in one line', async () => {
  const port = await freePort();
  expect(await accept(port, 'sales')).toEqual({
    code: 1,
    output: `no wall answers at http://127.0.0.1:${port}/: start one, or say where it is with --port\n`,
  });
});
