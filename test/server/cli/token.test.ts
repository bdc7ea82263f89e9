import { expect, test } from 'vitest';
import { runRevoke, runToken } from '../../../server/cli/token.ts';
import { bearer, testSecret, withSecret } from '../../helpers/auth.ts';
import { freePort } from '../../helpers/free-port.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const serverAt = (port: number) => ({
  host: '0.0.0.0',
  port,
  basePath: '',
  tls: null,
  stateDir: '.chartwall',
  secret: testSecret,
});

async function makeToken(port: number, now = Date.now()) {
  let [said, noted] = ['', ''];
  const grant = { role: 'screen' as const, walls: ['lobby'], name: 'by the lift', days: 90 };
  const code = await runToken(
    { command: 'token', ...serverAt(port), ...grant },
    { say: (text) => (said += text), note: (text) => (noted += text) },
    now,
  );
  return { code, token: said.trim(), noted };
}

async function revoke(port: number, token: string) {
  let said = '';
  const code = await runRevoke({ command: 'revoke', ...serverAt(port), token }, (text) => (said += text));
  return { code, said };
}

test('token prints a token alone for scripts, and beside it, without the token, what it is good for', async () => {
  const { code, token, noted } = await makeToken(8888, Date.UTC(2026, 10, 30));
  expect(code).toBe(0);
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(noted).toContain('Role screen for lobby, until 2027-02-28');
  expect(noted).toMatch(/chartwall revoke [\w-]{16}\n/);
  expect(noted).not.toContain(token);
});

test('revoke ends a token, given itself or its id, on the running server', async () => {
  const { url, socketUrl } = await startWallServer({ auth: withSecret, charts: { sales: [1] } });
  const port = Number(new URL(url).port);
  const { token, noted } = await makeToken(port);
  const headers = bearer(token);
  const screen = await openScreen(`${socketUrl}/?wall=lobby`, 's1', { wall: 'lobby' }, { headers });
  const [, id = ''] = /revoke (\S+)/.exec(noted) ?? [];
  expect(await revoke(port, token)).toEqual({ code: 0, said: `${id} does not count any more\n` });
  expect(await screen.closed).toMatchObject({ code: 4401 });
  await request({ url }).get('/api/sales').set(headers).expect(401);
  expect((await revoke(port, id)).code).toBe(0);
});

test('revoke says where it looked when no wall answers', async () => {
  const port = await freePort();
  expect(await revoke(port, 'any')).toEqual({
    code: 1,
    said: expect.stringContaining(`:${port}/`) as string,
  });
});
