import { expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const day = 86_400_000;

test('A-12: an admin makes a token, which lets its bearer in for what it says until it is revoked', async () => {
  const server = await startWallServer({ auth: withSecret, charts: { sales: [1] } });
  const admin = bearer(await tokenFor('admin'));
  const draft = { role: 'operator', walls: ['lobby'], name: 'Olga', days: 2 };
  const { body } = await request(server).post('/api/-/tokens').set(admin).send(draft).expect(201);
  expect(body.expires - Date.now()).toBeGreaterThan(2 * day - 60_000);
  const me = await request(server).get('/api/-/me').set(bearer(body.token)).expect(200);
  expect(me.body).toMatchObject({ name: 'Olga', role: 'operator', walls: ['lobby'] });
  await request(server).post('/api/-/tokens').set(bearer(body.token)).send(draft).expect(403);
  await request(server).post('/api/-/revocations').set(admin).send({ jti: body.jti }).expect(204);
  await request(server).get('/api/-/me').set(bearer(body.token)).expect(401);
  const { body: audit } = await request(server).get('/api/-/audit').set(admin);
  expect(audit.records).toContainEqual(
    expect.objectContaining({
      what: 'POST /api/-/tokens',
      on: expect.stringContaining(body.jti as string) as string,
      who: expect.anything(),
    }),
  );
  expect(JSON.stringify(audit)).not.toContain(body.token);
});

test.each([
  [{ role: 'king', days: 1 }, 'role must be one of viewer, screen, operator, admin'],
  [{ role: 'screen' }, 'days is missing'],
  [{ role: 'screen', days: 0 }, 'days must be 1 or more'],
  [{ role: 'screen', days: 4000 }, 'days must be at most 3650'],
  [
    { role: 'screen', days: 1, walls: ['a/b'] },
    'wall must be 1 to 64 letters (Latin ones without accents), digits, dashes or underscores',
  ],
])('A-12: %j is refused', async (draft, reason) => {
  const server = await startWallServer({ auth: withSecret });
  const admin = bearer(await tokenFor('admin'));
  const { body } = await request(server).post('/api/-/tokens').set(admin).send(draft).expect(400);
  expect(body.message).toBe(reason);
});

test('A-12: without a secret there are no tokens to make', async () => {
  const server = await startWallServer();
  await request(server).post('/api/-/tokens').send({ role: 'screen', days: 1 }).expect(409);
});
