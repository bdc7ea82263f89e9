import type { Encoding } from '#protocol';

/** The text of bytes in this encoding, without a byte order mark; what means nothing becomes U+FFFD. */
export function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
