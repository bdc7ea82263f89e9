import { createAuthority, createKey, issueCertificate } from '../../../server/tls/own-authority.ts';

/** A certificate for localhost from an authority of its own, now or as long ago as `now` says. */
export async function createPair(now = Date.now()) {
  const authority = await createAuthority('a test', now);
  const key = createKey();
  const cert = await issueCertificate(authority, { names: ['localhost', '127.0.0.1'], key, now });
  return { ca: authority.cert, cert, key };
}
