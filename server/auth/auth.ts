import { createAuthenticator, type AuthConfig, type Authenticator } from './authenticator.ts';
import { createLiveIdentities, type LiveIdentities, type LiveIdentitiesDeps } from './live-identities.ts';
import { createRevocations, type Revocations, type RevocationStore } from './revocations.ts';

/** Who somebody is, how long that holds, and how it ends. */
export interface Auth {
  readonly authenticator: Authenticator;
  readonly identities: LiveIdentities;
  readonly revocations: Revocations;
}

/** `store`: where revocations outlive the process. */
export function createAuth(
  config: AuthConfig,
  { store, now, after }: { store: RevocationStore } & Omit<LiveIdentitiesDeps, 'revocations'>,
): Auth {
  const revocations = createRevocations(store, now);
  return {
    revocations,
    authenticator: createAuthenticator(config, { revocations, now }),
    identities: createLiveIdentities({ revocations, now, after }),
  };
}
