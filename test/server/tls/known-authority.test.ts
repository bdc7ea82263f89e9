import { expect, test } from 'vitest';
import { isFromKnownAuthority } from '../../../server/tls/known-authority.ts';
import { createAuthority } from '../../../server/tls/own-authority.ts';
import { createPair } from './pair.ts';

const now = Date.now();
const day = 86_400_000;

test('a certificate is publicly trusted when its chain ends at an authority that is known', async () => {
  const { ca, cert } = await createPair(now);
  expect(isFromKnownAuthority(cert, { now, roots: [ca] })).toBe(true);
  // with its issuer after it, as servers are told to
  expect(isFromKnownAuthority(cert + ca, { now, roots: [ca] })).toBe(true);
});

test('neither one of our own authority is, nor one of an authority of the same name, nor one that has ended', async () => {
  const { ca, cert } = await createPair(now);
  const namesake = await createAuthority('a test', now);
  expect(isFromKnownAuthority(cert, { now })).toBe(false);
  expect(isFromKnownAuthority(cert + ca, { now })).toBe(false);
  expect(isFromKnownAuthority(cert, { now, roots: [namesake.cert] })).toBe(false);
  expect(isFromKnownAuthority(cert + namesake.cert, { now, roots: [namesake.cert] })).toBe(false);
  expect(isFromKnownAuthority(cert, { now: now + 400 * day, roots: [ca] })).toBe(false);
  expect(isFromKnownAuthority(cert, { now: now - 2 * day, roots: [ca] })).toBe(false);
});
