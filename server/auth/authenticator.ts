import type { IncomingHttpHeaders } from 'node:http';
import { sessionIn } from './cookie.ts';
import { everybody, isFor, publicViewer, type Identity } from './identity.ts';
import { issuerKeysOf, type IssuerConfig } from './issuer.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import type { Revocations } from './revocations.ts';
import { isAtLeast } from './roles.ts';
import type { Sessions } from './sessions.ts';
import { createTokenVerifier } from './tokens.ts';

export interface AuthConfig {
  /** what tokens are signed with; null: none are made here */
  secret: string | null;
  /** the one before, whose tokens still count */
  previousSecret: string | null;
  /** another issuer, whose tokens count too */
  issuer: IssuerConfig | null;
  /** anybody may watch without a token */
  publicView: boolean;
}

/** No token counts, and everybody may do everything. */
export const noAuth: AuthConfig = { secret: null, previousSecret: null, issuer: null, publicView: false };

/** What a request or an upgrade shows of who sends it. */
export interface Claimant {
  readonly headers: IncomingHttpHeaders;
  readonly url?: string | undefined;
}

/** Who somebody is, or why that cannot be said. */
export type Identification = Identity | Refusal;

export interface Authenticator {
  /** False where everybody may do everything: no token is looked at. */
  readonly isEnforced: boolean;
  /** Who sends a request or an upgrade; a promise where that takes a token to be verified. */
  identify(claimant: Claimant): Identification | Promise<Identification>;
  /** Whose token this is that came in a message. */
  verify(token: string): Promise<Identification>;
}

interface AuthenticatorDeps {
  revocations: Pick<Revocations, 'has'>;
  sessions: Pick<Sessions, 'identify'>;
  now: () => number;
}

/** Whether it cannot be said who somebody is. */
export function isRefusal(answer: Identification): answer is Refusal {
  return 'code' in answer;
}

/** Somebody on a wall: nobody there whose role counts on others only. */
export function onWall(who: Identification, wall: string): Identification {
  return isRefusal(who) || isFor(who, wall) ? who : refusalOf('wall');
}

/** Whether a configuration enforces roles: tokens of somebody count. */
export function enforcesRoles({ secret, issuer }: Pick<AuthConfig, 'secret' | 'issuer'>): boolean {
  return secret !== null || issuer !== null;
}

/** From what somebody shows to who it is. Nothing here keeps, logs or repeats a token. */
export function createAuthenticator(
  config: AuthConfig,
  { revocations, sessions, now }: AuthenticatorDeps,
): Authenticator {
  if (!enforcesRoles(config)) {
    return { isEnforced: false, identify: () => everybody, verify: () => Promise.resolve(everybody) };
  }
  const { secret, previousSecret, issuer, publicView } = config;
  const verifier = createTokenVerifier(
    {
      secrets: [secret, previousSecret].filter((each) => each !== null),
      issuer: issuer ? issuerKeysOf(issuer) : undefined,
    },
    now,
  );

  async function verify(token: string): Promise<Identification> {
    const answer = await verifier.verify(token);
    if (typeof answer === 'string') return refusalOf(answer);
    return answer.jti !== undefined && revocations.has(answer.jti) ? refusalOf('revoked') : answer;
  }

  /** An address stands in histories and logs of others: nobody acts with what can be read there. */
  async function verifyFromUrl(token: string): Promise<Identification> {
    const answer = await verify(token);
    return !isRefusal(answer) && isAtLeast(answer.role, 'operator') ? refusalOf('url') : answer;
  }

  return {
    isEnforced: true,
    identify({ headers, url }) {
      const [bearer, inUrl] = [bearerOf(headers), tokenInUrl(url)];
      if (bearer !== undefined && inUrl !== undefined && bearer !== inUrl) return refusalOf('different');
      if (inUrl !== undefined) return verifyFromUrl(inUrl);
      if (bearer !== undefined) return verify(bearer);
      // one that has ended is none: its person may have a token as well
      const session = sessionIn(headers);
      const person = session === undefined ? undefined : sessions.identify(session);
      return person ?? (publicView ? publicViewer : refusalOf('missing'));
    },
    verify,
  };
}

/** RFC 6750 section 2.1. */
function bearerOf({ authorization }: IncomingHttpHeaders): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}

/** An address without its token: for what is kept of it. */
export function withoutToken(url: string): string {
  return url.replace(/([?&])token=[^&]*/g, '$1');
}

function tokenInUrl(url = ''): string | undefined {
  const query = url.indexOf('?');
  return query < 0 ? undefined : (new URLSearchParams(url.slice(query)).get('token') ?? undefined);
}
