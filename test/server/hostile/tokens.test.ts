import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bearer, testSecret, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openSocket } from '../../helpers/socket.ts';
import { startWallServer, useWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const wall = useWallServer({ charts: { trend: [1] }, auth: withSecret });

const now = Math.floor(Date.now() / 1000);
const header = { alg: 'HS256', typ: 'chartwall+jwt' };
const claims = {
  iss: 'chartwall',
  aud: 'chartwall',
  jti: 'hostile',
  iat: now,
  exp: now + 600,
  role: 'admin',
  walls: '*',
};

const encoded = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
/** A token that was really signed with the secret, whatever it says. */
function signed(head: object = {}, body: object = {}, { secret = testSecret, hash = 'sha256' } = {}): string {
  const text = `${encoded({ ...header, ...head })}.${encoded({ ...claims, ...body })}`;
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
}
const [good = '', body = '', signature = ''] = signed().split('.');

const attacks: readonly (readonly [string, string])[] = [
  ['none for an algorithm', `${encoded({ ...header, alg: 'none' })}.${body}.`],
  ['none, in other letters', `${encoded({ ...header, alg: 'nOnE' })}.${body}.${signature}`],
  ['no signature', `${good}.${body}.`],
  ['no part for a signature', `${good}.${body}`],
  ['a signature of another text', `${good}.${encoded({ ...claims, exp: now + 9999 })}.${signature}`],
  ['a signature with a letter more', `${good}.${body}.${signature}A`],
  ['another secret', signed({}, {}, { secret: 'x'.repeat(40) })],
  ['an empty secret', signed({}, {}, { secret: '' })],
  ['an algorithm of the same family', signed({ alg: 'HS512' }, {}, { hash: 'sha512' })],
  ['an algorithm for public keys', signed({ alg: 'RS256' })],
  [
    'a key of its own',
    signed({ jwk: { kty: 'oct', k: encoded('x'.repeat(40)) } }, {}, { secret: 'x'.repeat(40) }),
  ],
  [
    'a key that others keep',
    signed({ jku: 'http://evil.example/jwks', kid: '../../dev/null' }, {}, { secret: '' }),
  ],
  ['an extension that is critical', signed({ crit: ['exp'] })],
  ['content that is not encoded', signed({ crit: ['b64'], b64: false })],
  ['another type', signed({ typ: 'JWT' })],
  ['no type', signed({ typ: undefined })],
  ['another issuer', signed({}, { iss: 'https://evil.example' })],
  ['no issuer', signed({}, { iss: undefined })],
  ['another audience', signed({}, { aud: 'other' })],
  ['no id', signed({}, { jti: undefined })],
  ['no end', signed({}, { exp: undefined })],
  ['an end that is a text', signed({}, { exp: String(now + 600) })],
  ['an end that is over', signed({}, { exp: now - 60 })],
  ['a beginning tomorrow', signed({}, { iat: now + 86_400 })],
  ['a role of its own', signed({}, { role: 'owner' })],
  ['roles that are none', signed({}, { role: ['owner', 'root'] })],
  ['a role of the prototype', signed({}, { role: 'constructor' })],
  ['walls that are a path', signed({}, { walls: ['../main'] })],
  ['no content', `${good}..${signature}`],
  ['content that is no JSON', `${good}.${encoded('{')}.${signature}`],
  ['content that is a list', `${good}.${encoded('[]')}.${signature}`],
  ['5,000 levels of content', `${good}.${encoded('['.repeat(5000))}.${signature}`],
  ['8,200 bytes', signed({}, { name: 'x'.repeat(8200) })],
  ['four parts', `${good}.${body}.${signature}.${signature}`],
  ['five parts, as if it were encrypted', `${encoded({ alg: 'dir', enc: 'A256GCM' })}..a.b.c`],
  ['white space', ` ${good}.\n${body}.${signature}`],
  ['nothing', ''],
];

test('the token that the attacks are made of counts as it is', async () => {
  await request(wall()).get('/api').set(bearer(signed())).expect(200);
});

describe('a token that attacks opens nothing, at any door, and a screen sees nothing', () => {
  test.each(attacks)('%s', async (_, token) => {
    const { socketUrl } = wall();
    const control = await openControlScreen(socketUrl, bearer(await tokenFor('operator')));
    if (!/\s/.test(token) && token !== '') {
      await request(wall()).get('/api').set(bearer(token)).expect(401);
      await request(wall()).put('/api/trend').set(bearer(token)).send([2]).expect(401);
      await expect(openSocket(socketUrl, { headers: bearer(token) })).rejects.toThrow('401');
    }
    await request(wall())
      .get(`/api?token=${encodeURIComponent(token)}`)
      .expect(401);
    await expect(openSocket(`${socketUrl}/?token=${encodeURIComponent(token)}`)).rejects.toThrow('401');
    await control.sawNothing();
  });
});

test('none of them lets in a page, which may say who it is inside its socket, and a screen sees nothing', async () => {
  const { url, socketUrl } = wall();
  const control = await openControlScreen(socketUrl, bearer(await tokenFor('operator')));
  const enters = async ([name, token]: (typeof attacks)[number]) => {
    const page = await openSocket(socketUrl, { headers: { Origin: url } });
    page.send({ action: 'auth', value: token });
    page.send({ action: 'themeChange', value: 'vintage' });
    expect((await page.closed).code, name).toBe(4401);
    expect(new Set(page.frames.map(({ json }) => String(json.action))), name).toEqual(new Set(['noauth']));
  };
  await Promise.all(attacks.map(enters));
  await control.sawNothing();
});

test('a token that was revoked opens nothing any more, at no door, also after a restart; its socket is closed', async () => {
  const first = await startWallServer({ auth: withSecret });
  const [admin, token] = [await tokenFor('admin'), await tokenFor('operator', { jti: 'revoked' })];
  const open = await openSocket(first.socketUrl, { headers: bearer(token) });
  await request(first).post('/api/-/revocations').set(bearer(admin)).send({ jti: 'revoked' }).expect(204);
  expect((await open.closed).code).toBe(4401);
  await first.close();
  const again = await startWallServer({ auth: withSecret, dir: first.dir, stateDir: first.stateDir });
  await request(again).get('/api').set(bearer(token)).expect(401);
  await expect(openSocket(again.socketUrl, { headers: bearer(token) })).rejects.toThrow('401');
  await openSocket(again.socketUrl, { headers: bearer(admin) });
});
