import { expect, test } from 'vitest';
import type { AuditRecord } from '../../../server/auth/audit.ts';
import { runRevoke, runToken } from '../../../server/cli/token.ts';
import { bearer, testSecret, tokenFor, withSecret } from '../../helpers/auth.ts';
import { freePort } from '../../helpers/free-port.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer, type TestServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const serverAt = (port: number) => ({
  host: '0.0.0.0',
  port,
  basePath: '',
  tls: null,
  stateDir: '/nowhere',
  secret: testSecret,
});

async function makeToken(port: number, now = Date.now(), server: object = {}) {
  let [said, noted] = ['', ''];
  const grant = { role: 'screen' as const, walls: ['lobby'], name: 'by the lift', days: 90 };
  const code = await runToken(
    { command: 'token', ...serverAt(port), ...grant, ...server },
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
  const { code, token, noted } = await makeToken(await freePort(), Date.UTC(2026, 10, 30));
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

async function auditOf({ url }: TestServer): Promise<AuditRecord[]> {
  const { body } = await request({ url })
    .get('/api/-/audit')
    .set(bearer(await tokenFor('admin')));
  return body.records as AuditRecord[];
}

test('A-7 a token that was made is in the audit with who made it, without the token, also while no server ran', async () => {
  const server = await startWallServer({ auth: withSecret });
  const { stateDir, url } = server;
  const port = Number(new URL(url).port);
  const first = await makeToken(port);
  const summary = / of by the lift: screen for lobby, until \d{4}-\d\d-\d\d$/;
  const told = { who: { role: 'admin', name: expect.stringContaining('on the command line') } };
  expect(first.noted).not.toContain('Audit');
  expect((await auditOf(server))[0]).toMatchObject({
    what: 'POST /api/-/tokens',
    ...told,
    on: expect.stringMatching(summary),
  });
  await server.close();
  const second = await makeToken(port, Date.now(), { stateDir });
  expect(second.noted).not.toContain('Audit');
  const again = await startWallServer({ auth: withSecret, stateDir });
  const records = await auditOf(again);
  expect(records[0]).toMatchObject({ what: 'chartwall token', ...told, on: expect.stringMatching(summary) });
  expect(second.noted).toContain(`revoke ${records[0]?.on?.split(' ')[0]}`);
  for (const { token } of [first, second]) expect(JSON.stringify(records)).not.toContain(token);
});

test('A-7 who makes a token is told why the audit does not tell of it', async () => {
  const port = await freePort();
  const { code, token, noted } = await makeToken(port);
  expect([code, token.length > 0]).toEqual([0, true]);
  expect(noted).toContain(`Audit  does not tell of it: no wall answers at http://127.0.0.1:${port}/`);
  const server = await startWallServer({
    auth: { ...withSecret, secret: 'another secret that is long enough' },
  });
  const other = await makeToken(Number(new URL(server.url).port));
  expect(other.noted).toContain('Audit  does not tell of it: this is no token of this server');
  // a server that runs at another port holds the folder
  const held = await makeToken(port, Date.now(), { stateDir: server.stateDir });
  expect(held.noted).toContain('is in use by another process');
});
