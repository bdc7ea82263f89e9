import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '#protocol';
import { expect, test } from 'vitest';
import { createAudit, type AuditRecord, type AuditStore } from '../../../server/auth/audit.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { keptLog } from '../../helpers/log.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer, type TestServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

async function recordsOf(server: TestServer, query = ''): Promise<AuditRecord[]> {
  const admin = bearer(await tokenFor('admin'));
  const { body } = await request(server).get(`/api/-/audit${query}`).set(admin).expect(200);
  return body.records as AuditRecord[];
}

const withoutTime = ({ at, ...record }: AuditRecord) => {
  expect(at).toBeGreaterThan(Date.now() - 60_000);
  return record;
};

test('A-7: what was done and what was refused is recorded with who, when and from where, the newest first', async () => {
  const server = await startWallServer({ auth: withSecret, charts: { sales: [1] } });
  const ann = await tokenFor('operator', { name: 'Ann', jti: 'anns' });
  const screen = await openScreen(server.socketUrl, 'left', {}, { headers: bearer(ann) });
  screen.send({ action: 'getData', chartName: 'sales' });
  screen.send({ action: 'fullScreen', chartName: 'sales' });
  await screen.next('fullScreen');
  await request(server).put('/api/sales').set(bearer(ann)).send([2]).expect(200);
  await request(server)
    .delete('/api/sales')
    .set(bearer(await tokenFor('viewer', { jti: 'v' })))
    .expect(403);
  await request(server).get('/api/sales').expect(401);

  const who = { role: 'operator', name: 'Ann', jti: 'anns' };
  expect((await recordsOf(server)).map(withoutTime)).toEqual([
    {
      what: 'DELETE /api/:chart',
      who: { role: 'viewer', jti: 'v' },
      from: '127.0.0.1',
      on: 'sales',
      refused: 'this takes the role operator for all walls, and you have viewer',
    },
    { what: 'PUT /api/:chart', who, from: '127.0.0.1', on: 'sales' },
    { what: 'fullScreen', who, from: '127.0.0.1', wall: 'main', screen: 'left', on: 'sales' },
  ]);
});

test('A-7: a token that does not count is recorded, without the token; so is one that is revoked', async () => {
  const server = await startWallServer({ auth: withSecret });
  const bad = await tokenFor('screen', { secret: 'another secret that has enough bytes too' });
  const socket = await openSocket(server.socketUrl, { headers: { Origin: server.url, ...bearer(bad) } });
  await socket.closed;
  const admin = bearer(await tokenFor('admin', { jti: 'me' }));
  await request(server).post('/api/-/revocations').set(admin).send({ jti: 'anns' }).expect(204);
  const records = await recordsOf(server);
  expect(records.map(({ what, on, refused }) => ({ what, on, refused }))).toEqual([
    { what: 'POST /api/-/revocations', on: 'anns', refused: undefined },
    { what: 'socket', on: undefined, refused: 'this is no token of this server' },
  ]);
  const stored = await readFile(join(server.stateDir, 'audit.jsonl'), 'utf8');
  expect(stored).toContain('anns');
  expect(stored).not.toContain(bad.split('.')[1]);
});

test('A-7: records survive a restart, and ?since and ?limit say which are wanted', async () => {
  let time = Date.now();
  const options = { auth: withSecret, now: () => time };
  const first = await startWallServer(options);
  const admin = bearer(await tokenFor('admin'));
  for (const jti of ['one', 'two', 'three']) {
    await request(first).post('/api/-/revocations').set(admin).send({ jti }).expect(204);
    time += 1000;
  }
  await first.close();
  const again = await startWallServer({ ...options, stateDir: first.stateDir });
  const on = async (query: string) => (await recordsOf(again, query)).map((record) => record.on);
  expect(await on('')).toEqual(['three', 'two', 'one']);
  expect(await on('?limit=2')).toEqual(['three', 'two']);
  expect(await on(`?since=${time - 2000}`)).toEqual(['three', 'two']);
  expect(await on(`?since=${new Date(time - 1000).toISOString()}`)).toEqual(['three']);
  await request(again).get('/api/-/audit?since=never').set(admin).expect(400);
  await request(again).get('/api/-/audit?limit=0').set(admin).expect(400);
});

test('nothing is recorded where everybody may do everything', async () => {
  const server = await startWallServer({ charts: { sales: [1] } });
  await request(server).put('/api/sales').send([2]).expect(200);
  const { body } = await request(server).get('/api/-/audit').expect(200);
  expect(body).toEqual({ records: [] });
});

/** An audit over a store in memory. */
function auditInMemory(store: Partial<AuditStore> = {}) {
  const stored: AuditRecord[] = [];
  const trims: object[] = [];
  const errors: unknown[] = [];
  let time = 0;
  const audit = createAudit(
    {
      get next() {
        return stored.length + 1;
      },
      append: ([record]) => Promise.resolve(stored.push(record)),
      newest: () => Promise.resolve([]),
      trim: (asked) => Promise.resolve(void trims.push(asked)),
      close: () => Promise.resolve(),
      ...store,
    },
    true,
    { now: () => time, after: () => () => {}, onError: (error) => errors.push(error) },
  );
  return { audit, stored, trims, errors, wait: (ms: number) => (time += ms) };
}

test('strangers who are refused without end leave room: those beyond 60 a minute are only counted', () => {
  const { audit, stored, wait } = auditInMemory();
  const refused = { what: 'socket', from: '192.0.2.1', refused: 'no' };
  for (let i = 0; i < 100; i++) audit.record(refused);
  expect(stored.length).toBe(limits.auditedStrangers);
  wait(60_000);
  audit.record(refused);
  expect(stored.at(-1)).toEqual({ at: 60_000, ...refused, leftOut: 40 });
});

test('the oldest are removed at the start and after every thousand, and texts from outside are cut', () => {
  const { audit, stored, trims } = auditInMemory();
  const who = { role: 'operator', walls: 'all', name: 'n'.repeat(300) } as const;
  for (let i = 0; i < 1002; i++) audit.record({ what: 'w'.repeat(300), who, from: '' });
  const { count, bytes, age: ageMs } = limits.audit;
  expect(trims).toEqual([
    { count, bytes, ageMs },
    { count, bytes, ageMs },
  ]);
  expect(stored[0]).toMatchObject({ what: 'w'.repeat(200), who: { name: 'n'.repeat(200) } });
});

test('a failing disk keeps nobody from acting, and is said once', async () => {
  const { audit, errors } = auditInMemory({ append: () => Promise.reject(new Error('full')) });
  const event = { what: 'themeChange', who: { role: 'operator', walls: 'all' }, from: '' } as const;
  for (let i = 0; i < 3; i++) audit.record(event);
  await Promise.resolve().then(() => {});
  expect(errors).toEqual([new Error('full')]);
});

test('A-7: while the disk is full what is done goes on, and the log says once that it is not recorded', async () => {
  const { log, logged } = keptLog();
  const server = await startWallServer({ auth: withSecret, charts: { sales: [1] }, log });
  await rm(server.stateDir, { recursive: true });
  await writeFile(server.stateDir, 'a file is in the way');
  const headers = bearer(await tokenFor('operator'));
  for (const data of [[2], [3]]) await request(server).put('/api/sales').set(headers).send(data).expect(200);
  await request(server)
    .get('/api/-/audit')
    .set(bearer(await tokenFor('admin')))
    .expect(200);
  expect(
    logged.filter(({ msg }) => String(msg).startsWith('the audit cannot')).map(({ msg }) => msg),
  ).toEqual(['the audit cannot be stored; what is done meanwhile is not recorded']);
});
