import type { Hub } from './hub.ts';
import type { Presence } from './presence/presence.ts';
import type { PresentSession } from './presence/present-session.ts';
import type { ScreenSession } from './screens.ts';
import type { OpenState } from './session-state.ts';

interface LeaveDeps {
  hub: Pick<Hub, 'leave'>;
  presence: Pick<Presence, 'leave'>;
}

/** Takes a session off its wall. `isGoodbye`: the client itself has closed its socket. */
export function leaveWall(
  session: ScreenSession & PresentSession,
  { wall, participant, subscriptions }: OpenState,
  { hub, presence }: LeaveDeps,
  isGoodbye: boolean,
): void {
  subscriptions.clear();
  wall.unsubscribe(session);
  if (participant.kind === 'screen') {
    wall.leave(participant.id, session);
    presence.leave(session, participant.id, isGoodbye);
  }
  hub.leave(wall);
}
