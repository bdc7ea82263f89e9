import { expect, test } from 'vitest';
import { runAccept } from '../../../server/cli/accept.ts';
import type { RunningServer } from '../../../server/cli/running-server.ts';
import { freePort } from '../../helpers/free-port.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ day: `2024-01-${i + 10}`, n: i }));

async function accept(port: number, name: string, more: Partial<RunningServer> = {}) {
  const server = {
    host: '0.0.0.0',
    port,
    basePath: '',
    tls: null,
    stateDir: '.chartwall',
    secret: null,
    ...more,
  };
  let output = '';
  const code = await runAccept({ command: 'accept', name, ...server }, (text) => (output += text));
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

test('a server with TLS, under a base path, is known by its own certificate, and another one is not', async () => {
  const config = { tls: 'self-signed', basePath: '/wall' } as const;
  const { url, stateDir } = await startWallServer(config);
  const other = await startWallServer(config);
  const port = Number(new URL(url).port);
  const nothing = { code: 1, output: expect.stringContaining('nothing of sales') as string };
  expect(await accept(port, 'sales', { ...config, stateDir })).toEqual(nothing);
  const { output } = await accept(port, 'sales', { ...config, stateDir: other.stateDir });
  expect(output).toContain(`no wall answers at https://127.0.0.1:${port}/wall/`);
});

test('where no server is, that is said in one line', async () => {
  const port = await freePort();
  expect(await accept(port, 'sales')).toEqual({
    code: 1,
    output: `no wall answers at http://127.0.0.1:${port}/: start one, or say where it is with --port\n`,
  });
});
