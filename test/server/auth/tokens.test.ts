import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createAuthenticator,
  isRefusal,
  noAuth,
  type AuthConfig,
  type Claimant,
} from '../../../server/auth/authenticator.ts';
import { bearer, testSecret, tokenFor, withSecret } from '../../helpers/auth.ts';
import { noCookie } from '../../helpers/no-auth.ts';

const now = Date.UTC(2026, 10, 30, 12);
const s = Math.floor(now / 1000);

/** Nobody has logged in. */
const noSessions = { identify: () => undefined };

function authenticator(config: Partial<AuthConfig> = {}, revoked: string[] = []) {
  const revocations = { has: (jti: string) => revoked.includes(jti) };
  return createAuthenticator(
    { ...withSecret, ...config },
    { revocations, sessions: noSessions, cookie: noCookie, now: () => now },
  );
}

/** What the server makes of a token. */
async function verdict(token: string, config: Partial<AuthConfig> = {}): Promise<string> {
  const who = await authenticator(config).verify(token);
  return isRefusal(who) ? who.code : who.role;
}

const good = {
  header: { alg: 'HS256', typ: 'chartwall+jwt' },
  claims: { iss: 'chartwall', aud: 'chartwall', jti: 'one', iat: s, exp: s + 60, role: 'screen', walls: '*' },
};

/** Signed with our secret, whatever it says; undefined leaves a claim out. */
function signed({ header = {}, claims = {}, key = Buffer.from(testSecret) } = {}): Promise<string> {
  return new SignJWT({ ...good.claims, ...claims })
    .setProtectedHeader({ ...good.header, ...header })
    .sign(key);
}

test('a token says role, walls and name, and until when', async () => {
  const token = await tokenFor('screen', {
    walls: ['lobby', 'hall'],
    name: 'left',
    expires: now + 60_000,
    now,
  });
  expect(await authenticator().verify(token)).toEqual({
    role: 'screen',
    walls: ['lobby', 'hall'],
    name: 'left',
    jti: expect.stringMatching(/^[\w-]{16}$/) as string,
    expires: now + 60_000,
    issued: now,
  });
});

describe('a token of ours', () => {
  test.each<[string, { header?: object; claims?: object }]>([
    ['with another issuer', { claims: { iss: 'other' } }],
    ['without an issuer', { claims: { iss: undefined } }],
    ['for another audience', { claims: { aud: 'other' } }],
    ['without an audience', { claims: { aud: undefined } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['without a type', { header: { typ: undefined } }],
    ['without an end', { claims: { exp: undefined } }],
    ['without an id', { claims: { jti: undefined } }],
    ['with an id that is no text', { claims: { jti: 7 } }],
    ['of tomorrow', { claims: { iat: s + 86_400 } }],
    ['not valid before tomorrow', { claims: { nbf: s + 86_400 } }],
    ['with an algorithm of the same family', { header: { alg: 'HS512' } }],
    ['without a role', { claims: { role: undefined } }],
    ['with a role that is none', { claims: { role: 'owner' } }],
    ['without walls', { claims: { walls: undefined } }],
    ['with a wall that cannot be one', { claims: { walls: ['../x'] } }],
    ['with a header that is not understood', { header: { crit: ['b65'], b65: true } }],
  ])('%s does not count', async (_, { header, claims }) => {
    expect(await verdict(await signed())).toBe('screen');
    const token = await signed({ header, claims }).catch(() => forged({ header, claims }));
    expect(await verdict(token)).toBe('invalid');
  });

  test('that has ended is told from one that never counted', async () => {
    expect(await verdict(await signed({ claims: { exp: s - 60 } }))).toBe('expired');
    expect(await verdict(await signed({ key: Buffer.alloc(40) }))).toBe('invalid');
  });

  test('signed with the previous secret counts as long as the server is told of that', async () => {
    const secret = 'another secret, which has enough bytes as well';
    const token = await tokenFor('operator', { now });
    expect(await verdict(token, { secret, previousSecret: testSecret })).toBe('operator');
    expect(await verdict(token, { secret })).toBe('invalid');
  });
});

/** As `signed`, for what the library refuses to sign: the signature is wrong as well. */
function forged({
  header = {},
  claims = {},
}: {
  header?: object | undefined;
  claims?: object | undefined;
}): string {
  const parts = [
    { ...good.header, ...header },
    { ...good.claims, ...claims },
  ];
  return [...parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')), 'AAAA'].join('.');
}

test.each([
  ['nothing', ''],
  ['a text', 'let me in'],
  ['dots', '...'],
  ['unsigned', new UnsecuredJWT({ ...good.claims, role: 'admin' }).encode()],
  ['huge', `${'a'.repeat(60_000)}.b.c`],
])('what is no token does not count: %s', async (_, token) => {
  expect(await verdict(token)).toBe('invalid');
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const pemOf = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

const theirs = { iss: 'https://login.example', aud: 'wall', jti: 'two', iat: s, exp: s + 60 };
const issuer = {
  issuer: theirs.iss,
  audience: theirs.aud,
  claims: { role: 'realm_access.roles', walls: null },
};
const rolesClaim = { realm_access: { roles: ['offline_access', 'viewer', 'operator'] } };

function foreign(key: KeyObject, header: object, claims: object = {}): Promise<string> {
  return new SignJWT({ ...theirs, ...rolesClaim, ...claims })
    .setProtectedHeader({ typ: 'at+jwt', alg: '', ...header })
    .sign(key);
}

describe('another issuer, by its public key', () => {
  test.each([
    ['RS256', rsa],
    ['ES256', ec],
    ['EdDSA', ed],
  ])(
    '%s counts, with the highest role that it names, for all walls',
    async (alg, { privateKey, publicKey }) => {
      const config = { ...noAuth, issuer: { ...issuer, keys: { pem: pemOf(publicKey) } } };
      const who = await authenticator(config).verify(await foreign(privateKey, { alg }));
      expect(who).toMatchObject({ role: 'operator', walls: 'all', jti: 'two' });
    },
  );

  test('its public key is no secret: a token signed with it does not count', async () => {
    const pem = pemOf(rsa.publicKey);
    const config = { ...withSecret, issuer: { ...issuer, keys: { pem } } };
    const token = await new SignJWT({ ...theirs, ...rolesClaim })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .sign(Buffer.from(pem));
    expect(await verdict(token, config)).toBe('invalid');
  });

  test.each<[string, object, object]>([
    ['from somebody else', {}, { iss: 'https://other.example' }],
    ['for somebody else', {}, { aud: 'mail' }],
    ['of another type', { typ: 'logout+jwt' }, {}],
    ['without a role of ours', {}, { realm_access: { roles: ['offline_access'] } }],
    ['without an id', {}, { jti: undefined }],
  ])('a token %s does not count', async (_, header, claims) => {
    const config = { issuer: { ...issuer, keys: { pem: pemOf(rsa.publicKey) } } };
    expect(await verdict(await foreign(rsa.privateKey, { alg: 'RS256' }), config)).toBe('operator');
    const token = await foreign(rsa.privateKey, { alg: 'RS256', ...header }, claims);
    expect(await verdict(token, config)).toBe('invalid');
  });

  test('a claim says for which walls, once one is named for that', async () => {
    const claims = { ...issuer.claims, walls: 'floors' };
    const config = { issuer: { ...issuer, claims, keys: { pem: pemOf(rsa.publicKey) } } };
    const tokenWith = (more: object) => foreign(rsa.privateKey, { alg: 'RS256' }, more);
    const who = await authenticator(config).verify(await tokenWith({ floors: ['lobby', 'no wall!'] }));
    expect(who).toMatchObject({ walls: ['lobby'] });
    expect(await verdict(await tokenWith({}), config)).toBe('invalid');
  });

  test('a key that is too weak, or of another kind, is refused at the start', () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
    expect(() => authenticator({ issuer: { ...issuer, keys: { pem: pemOf(weak) } } })).toThrow('2048');
  });
});

describe('another issuer, by its JWKS', () => {
  async function startJwks(keys: object[]): Promise<string> {
    const server = createServer((_, response) => response.end(JSON.stringify({ keys })));
    onTestFinished(() => void server.close().closeAllConnections());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  }

  test('the key with the id that the token names counts', async () => {
    const jwk = { ...(await exportJWK(ec.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
    const config = { issuer: { ...issuer, keys: { url: await startJwks([jwk]) } } };
    expect(await verdict(await foreign(ec.privateKey, { alg: 'ES256', kid: 'k1' }), config)).toBe('operator');
    expect(await verdict(await foreign(ec.privateKey, { alg: 'ES256', kid: 'k2' }), config)).toBe('invalid');
    expect(await verdict(await foreign(rsa.privateKey, { alg: 'RS256', kid: 'k1' }), config)).toBe('invalid');
  });

  test('while it cannot be had, that says nothing about a token', async () => {
    const config = { issuer: { ...issuer, keys: { url: 'http://127.0.0.1:1/jwks' } } };
    const token = await foreign(ec.privateKey, { alg: 'ES256', kid: 'k1' });
    expect(await verdict(token, config)).toBe('unavailable');
    expect(await verdict(await tokenFor('viewer', { now }), config)).toBe('viewer');
  });
});

describe('a request', () => {
  const identify = async (claimant: Claimant, config: Partial<AuthConfig> = {}) => {
    const who = await authenticator(config).identify(claimant);
    return isRefusal(who) ? who.code : who.role;
  };

  test('shows its token in a header, or in its address', async () => {
    const token = await tokenFor('viewer', { now });
    expect(await identify({ headers: { authorization: bearer(token).Authorization } })).toBe('viewer');
    expect(await identify({ headers: { authorization: `bearer  ${token}` } })).toBe('viewer');
    expect(await identify({ headers: {}, url: `/?wall=main&token=${token}` })).toBe('viewer');
  });

  test('without one is nobody, or a viewer where anybody may watch', async () => {
    expect(await identify({ headers: {} })).toBe('missing');
    expect(await identify({ headers: { authorization: 'Basic b3BlbjpzZXNhbWU=' } })).toBe('missing');
    expect(await identify({ headers: {} }, { publicView: true })).toBe('viewer');
  });

  test('with two that are different is refused', async () => {
    const [one, other] = [await tokenFor('viewer', { now }), await tokenFor('screen', { now })];
    const headers = { authorization: `Bearer ${one}` };
    expect(await identify({ headers, url: `/?token=${other}` })).toBe('different');
    expect(await identify({ headers, url: `/?token=${one}` })).toBe('viewer');
  });

  test.each([
    ['viewer', 'viewer'],
    ['screen', 'screen'],
    ['operator', 'url'],
    ['admin', 'url'],
  ] as const)('%s in the address: %s', async (role, found) => {
    expect(await identify({ headers: {}, url: `/?token=${await tokenFor(role, { now })}` })).toBe(found);
  });

  test('that shows the same token again is answered alike, until it ends or is revoked', async () => {
    let time = now;
    const revoked: string[] = [];
    const asked = createAuthenticator(withSecret, {
      revocations: { has: (jti) => revoked.includes(jti) },
      sessions: noSessions,
      cookie: noCookie,
      now: () => time,
    });
    const identify = (token: string) => asked.identify({ headers: { authorization: `Bearer ${token}` } });
    const [one, two] = [
      await tokenFor('screen', { now, jti: 'one', expires: now + 90_000 }),
      await tokenFor('operator', { now, jti: 'two', expires: now + 90_000 }),
    ];
    const first = identify(one);
    expect(first).toBeInstanceOf(Promise);
    const who = await first;
    // by its hash, without its signature being looked at
    expect(identify(one)).toEqual(who);
    expect(await identify(two)).toMatchObject({ role: 'operator', jti: 'two' });
    expect(await identify(`${one}x`)).toMatchObject({ code: 'invalid' });
    time += 60_000;
    const later = identify(one);
    expect(later).toBeInstanceOf(Promise);
    expect(await later).toEqual(who);
    revoked.push('two');
    expect(await identify(two)).toMatchObject({ code: 'revoked' });
    expect(identify(two)).toMatchObject({ code: 'revoked' });
    time += 36_000;
    expect(await identify(one)).toMatchObject({ code: 'expired' });
  });

  test('with a token that was revoked is refused', async () => {
    const token = await tokenFor('viewer', { now, jti: 'gone' });
    expect(await authenticator({}, ['gone']).verify(token)).toMatchObject({ code: 'revoked' });
  });
});
