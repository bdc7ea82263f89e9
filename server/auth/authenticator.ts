import type { IncomingHttpHeaders } from 'node:http';
import type { SessionCookie } from './cookie.ts';
import { everybody, isFor, publicViewer, type Identity } from './identity.ts';
import { issuerKeysOf, type IssuerConfig } from './issuer.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import type { Revocations } from './revocations.ts';
import { isAtLeast } from './roles.ts';
import type { Sessions } from './sessions.ts';
import { createTokenVerifier } from './tokens.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

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
  cookie: Pick<SessionCookie, 'in'>;
  now: () => number;
}

/** True for a refusal, false for an identity. */
export function isRefusal(answer: Identification): answer is Refusal {
  return 'code' in answer;
}

/** The identity as far as it counts on this wall: refused if its role is for other walls. */
export function onWall(who: Identification, wall: string): Identification {
  return isRefusal(who) || isFor(who, wall) ? who : refusalOf('wall');
}

/** Whether a configuration enforces roles: tokens of somebody count. */
export function enforcesRoles({ secret, issuer }: Pick<AuthConfig, 'secret' | 'issuer'>): boolean {
  return secret !== null || issuer !== null;
}

/** Turns credentials into identities. Never keeps, logs or repeats a token: of those that were verified lately a hash. */
export function createAuthenticator(
  config: AuthConfig,
  { revocations, sessions, cookie, now }: AuthenticatorDeps,
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

  const verified = createVerifiedTokens(now);

  async function verify(token: string): Promise<Identification> {
    const answer = await verifier.verify(token);
    if (typeof answer === 'string') return refusalOf(answer);
    verified.add(token, answer);
    return unlessRevoked(answer);
  }

  function unlessRevoked(answer: Identity): Identification {
    return answer.jti !== undefined && revocations.has(answer.jti) ? refusalOf('revoked') : answer;
  }

  /** URLs end up in histories and logs, so a token in one may be read by others. It must not allow actions. */
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
      if (bearer !== undefined) {
        const known = verified.find(bearer);
        return known ? unlessRevoked(known) : verify(bearer);
      }
      // an ended session is ignored: the request may carry a token as well
      const session = cookie.in(headers);
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

/** A URL without its token, for storing. */
export function withoutToken(url: string): string {
  return url.replace(/([?&])token=[^&]*/g, '$1');
}

function tokenInUrl(url = ''): string | undefined {
  const query = url.indexOf('?');
  return query < 0 ? undefined : (new URLSearchParams(url.slice(query)).get('token') ?? undefined);
}
