import { createAuthenticator, type AuthConfig, type Authenticator } from './authenticator.ts';
import { createLiveIdentities, type LiveIdentities, type LiveIdentitiesDeps } from './live-identities.ts';
import { createAdoption, type Adoption } from './adoption.ts';
import { createAttemptLimit, type AttemptLimit, type NewCounter } from './attempt-limit.ts';
import { createLogin } from './login.ts';
import { createPeople, type AuthStore, type People } from './people.ts';
import type { Identity } from './identity.ts';
import { renewToken } from './tokens.ts';
import { createRevocations, type Revocations } from './revocations.ts';
import { createSessionCookie, type SessionCookie } from './cookie.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { limits } from '#protocol';
import type { Logger } from 'pino';

/** Who somebody is, how long that holds, and how it ends. */
export interface Auth {
  readonly authenticator: Authenticator;
  readonly identities: LiveIdentities;
  readonly revocations: Revocations;
  /** screens that want to be let in, and how often a code is typed */
  readonly adoption: Adoption;
  readonly tries: AttemptLimit;
  readonly secret: string | null;
  /** The next token of a screen. Called for identities of tokens that we have made. */
  renewToken(identity: Identity): Promise<string>;
  readonly people: People;
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly login: ReturnType<typeof createLogin>;
}

interface AuthDeps extends Omit<LiveIdentitiesDeps, 'revocations' | 'sessions'> {
  /** where revocations, people and sessions outlive the process */
  store: AuthStore;
  /** other nodes use the store too */
  isShared: boolean;
  newCounter: NewCounter;
  log: Logger;
}

export function createAuth(
  config: AuthConfig,
  { store, isShared, newCounter, now, after, log }: AuthDeps,
): Auth {
  const revocations = createRevocations(store, now);
  const people = createPeople(store, now);
  const sessions = createSessions(store, people, now);
  const cookie = createSessionCookie(store);
  const tries = (name: string) => createAttemptLimit(limits.logins, log, newCounter(name, limits.logins));
  return {
    revocations,
    adoption: createAdoption(isShared ? store : null, now),
    tries: tries('adoptions'),
    secret: config.secret,
    renewToken: (identity) => renewToken(config.secret ?? '', identity, now()),
    people,
    sessions,
    cookie,
    login: createLogin(people, tries('addresses'), tries('names')),
    authenticator: createAuthenticator(config, { revocations, sessions, cookie, now }),
    identities: createLiveIdentities({ revocations, sessions, now, after }),
  };
}
