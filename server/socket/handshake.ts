import type { IncomingMessage } from 'node:http';
import type { UpgradeError } from './refuse.ts';

/**
 * Why a request is no handshake that we take, beyond what ws looks at (RFC 6455 section 4.1). A proxy before us may read one with content
 * or of an older HTTP as a plain request, and what follows as the next.
 */
export function handshakeFault({
  url = '',
  httpVersion,
  headers,
}: IncomingMessage): UpgradeError | undefined {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = headers;
  if (httpVersion !== '1.1') return badRequest('a WebSocket needs HTTP/1.1');
  if (!url.startsWith('/')) return badRequest('the target must be a path');
  if (length !== '0' || coding !== undefined) return badRequest('a handshake has no content');
  return undefined;
}

const badRequest = (message: string): UpgradeError => ({ status: '400 Bad Request', message });
