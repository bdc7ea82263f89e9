import type { DirectEvent } from '../events.ts';
import type { SessionPeer } from '../session-peer.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Placed, PresentRecord } from './present.ts';

/** A socket, as presence knows it. */
export interface PresentSession {
  /** the screen that has entered with it */
  readonly screen: string | undefined;
  readonly identity: {
    /** where its client is, for people */
    readonly address: string;
    /** the walls that it counts on */
    readonly walls: PresentRecord['walls'];
    /** Whether its client may be on this wall. */
    isFor(wall: string): boolean;
  };
  readonly peer: Partial<Pick<SessionPeer, 'transport'>>;
  /** A newer socket of the same screen has entered. */
  replace(): void;
  deliver(event: DirectEvent): void;
}

/** The socket that a screen has on another node, which replaces it by itself. */
export function sessionElsewhere(
  screen: string,
  { address, walls, transport }: Placed,
  elsewhere: Pick<Elsewhere, 'order'>,
): PresentSession {
  return {
    screen,
    identity: { address, walls, isFor: (wall) => walls === 'all' || walls.includes(wall) },
    peer: { ...(transport && { transport }) },
    replace() {},
    deliver({ message }) {
      elsewhere.order(screen, message);
    },
  };
}
