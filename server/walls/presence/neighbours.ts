import type { ScreenFacts, SpanPart } from '#protocol';
import type { Attendance } from './attendance.ts';
import type { Elsewhere } from './elsewhere.ts';
import { isGuest, type Placed, type PresentRecord } from './present.ts';
import { sessionElsewhere, type PresentSession } from './present-session.ts';

/** What is known of a screen since it was here, on whatever node. */
export interface ScreenDetails extends Pick<PresentRecord, 'address' | 'name' | 'since'> {
  facts?: ScreenFacts | undefined;
  page?: string | undefined;
  part?: SpanPart | undefined;
}

interface NeighboursDeps {
  elsewhere: Elsewhere;
  attendance: Attendance<PresentSession>;
  details: Map<string, ScreenDetails>;
  now: () => number;
  /** Called before and after one on another node has come, changed or gone. */
  around: (id: string, apply: () => void) => void;
}

/** Keeps what this node knows of screens and what others do the same. Returns what tells the others how a screen of this node is now. */
export function followNeighbours({ elsewhere, attendance, details, now, around }: NeighboursDeps) {
  elsewhere.onChange((id, placed, isLost) => around(id, () => take(id, placed, isLost)));
  elsewhere.onOrder((screen, message) => {
    const { session, isElsewhere } = attendance.find(screen) ?? {};
    if (!isElsewhere) session?.deliver({ kind: 'direct', message });
  });
  for (const [id, placed] of elsewhere.list()) take(id, placed, false);

  function take(id: string, placed: Placed | undefined, isLost: boolean): void {
    if (isGuest(id)) return;
    if (placed) follow(id, placed);
    else if (isLost) attendance.lose(id);
    else attendance.follow(id, undefined);
  }

  function follow(screen: string, placed: Placed): void {
    const { session: older, isElsewhere } = attendance.find(screen) ?? {};
    const { wall, isOpen, away, name, address, since } = placed;
    const session = isOpen ? sessionElsewhere(screen, placed, elsewhere) : undefined;
    details.set(screen, { ...details.get(screen), name, address, since });
    const status = away === undefined ? 'here' : 'away';
    attendance.follow(screen, { wall, session, status, heard: away ?? now() });
    announce(screen);
    if (!isElsewhere) older?.replace();
  }

  /** undefined: it is not here */
  function describe(screen: string): PresentRecord | undefined {
    const attendant = attendance.find(screen);
    const known = details.get(screen);
    if (!attendant || !known || attendant.isElsewhere || attendant.status === 'gone') return undefined;
    const { wall, session, status, heard } = attendant;
    const { name, address, since, page, part } = known;
    const walls = session?.identity.walls ?? [];
    const transport = session?.peer.transport;
    return {
      ...{ wall, since, name, address, walls, isOpen: session !== undefined },
      ...(status === 'away' && { away: heard }),
      ...(transport && { transport }),
      ...(page !== undefined && { page }),
      ...(part && { part }),
    };
  }

  function announce(screen: string): void {
    elsewhere.announce(screen, () => describe(screen));
  }

  return announce;
}
