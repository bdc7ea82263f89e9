import type { RefusalCode } from '#protocol';

/** Why somebody is not let in, or may not do something; never with a token or what is in one. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reason: string;
}

const reasons: Readonly<Record<RefusalCode, string>> = {
  missing: 'this server wants a token: chartwall token makes one',
  late: 'no token came in time',
  invalid: 'this is no token of this server',
  expired: 'the token has expired',
  revoked: 'the token was revoked',
  url: 'only tokens of viewers and screens may stand in an address',
  different: 'the tokens in the header and in the address are different',
  wall: 'the token is for other walls',
  unavailable: 'the keys of its issuer cannot be had now: try again',
};

/** A refusal, with the reason for people and programs. */
export function refusalOf(code: RefusalCode): Refusal {
  return { code, reason: reasons[code] };
}

/** How HTTP tells a program that is not let in (RFC 6750 section 3). */
export function httpErrorOf({ code }: Refusal): { status: string; challenge?: string } {
  if (code === 'unavailable') return { status: '503 Service Unavailable' };
  const challenge = code === 'missing' ? 'Bearer' : 'Bearer error="invalid_token"';
  return { status: '401 Unauthorized', challenge };
}
