import { decodeJwt } from 'jose';

/** The id of a token, whoever signed it; undefined when the text is none. */
export function jtiOf(token: string): string | undefined {
  try {
    return decodeJwt(token).jti;
  } catch {
    return undefined;
  }
}
