import { errorCodes, type Action, type WallState } from '#protocol';
import { NotStoredError } from '../storage/journal.ts';
import { refuse } from './answers.ts';
import type { Member } from './news.ts';
import { originalOf } from './guests/original.ts';
import type { SessionPeer } from './session-peer.ts';
import type { StateEvent } from './events.ts';
import type { Wall } from './wall.ts';

interface Actor {
  readonly peer: SessionPeer;
  readonly member: Member;
  readonly deps: { readonly now: () => number };
}

/** Lets a peer act on its wall. One whose action changes nothing gets the echo alone, because it waits for it (PROTOCOL.md G-3, S-5). */
export async function act(
  { peer, member, deps }: Actor,
  wall: Wall,
  action: Action,
  sent: { text: string; fields: Readonly<Record<string, unknown>> },
): Promise<void> {
  try {
    if (member.kind === 'screen') {
      const isTold = await wall.act(action);
      if (!isTold) peer.send(member.voice.change(unchanged(action, wall.state, deps.now())));
      return;
    }
    const original = originalOf(action, { ...sent, sender: member });
    member.acts(original);
    if (!(await wall.act(action, original))) member.onUnchanged(original);
  } catch (error) {
    if (!(error instanceof NotStoredError)) throw error;
    refuse(peer, errorCodes.notStored, error.message, action);
  }
}

function unchanged({ action }: Action, state: WallState, at: number): StateEvent {
  return { kind: 'state', action, was: state, state, at };
}
