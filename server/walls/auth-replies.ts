import { closeCodes, type ServerMessage } from '#protocol';
import type { Identity } from '../auth/identity.ts';
import type { Refusal } from '../auth/refusal.ts';
import { reply } from './replies.ts';
import type { SessionPeer } from './session-peer.ts';

/** Tells a client as whom its token lets it in (PROTOCOL.md A-3). */
export function sendAuth(peer: SessionPeer, { role, walls, name, expires }: Identity): void {
  const message: Extract<ServerMessage, { action: 'auth' }> = {
    action: 'auth',
    role,
    walls: walls === 'all' ? undefined : [...walls],
    name,
    expires,
  };
  reply(peer, message);
}

/** Tells a client why it is not let in. */
export function sendNoauth(peer: SessionPeer, { code, reason }: Refusal): void {
  reply(peer, { action: 'noauth', code, reason });
}

/** After these a client waits until it has another token, except where its token may be fine (PROTOCOL.md C-1). */
export function closeCodeOf({ code }: Refusal): number {
  if (code === 'unavailable') return closeCodes.tryLater;
  return code === 'wall' || code === 'url' ? closeCodes.notAllowed : closeCodes.notAuthenticated;
}
