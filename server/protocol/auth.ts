import * as v from 'valibot';

/** Why a server does not let somebody in (PROTOCOL.md A). Pages have words of their own for each. */
export const refusalCodes = [
  'missing',
  'late',
  'invalid',
  'expired',
  'revoked',
  'url',
  'different',
  'wall',
  'unavailable',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Longer ones are refused unread. */
export const maxTokenLength = 8192;

const message = 'value must be a token';
/** The messages say nothing of what was sent. */
export const tokenSchema = v.pipe(v.string(message), v.maxLength(maxTokenLength, message));
