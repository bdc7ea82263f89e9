import type { Action, WallState } from '#protocol';
import type { StateEvent } from '../events.ts';
import { originalOf } from '../guests/original.ts';
import { sendNotStored } from '../replies.ts';
import type { Handler } from './handler.ts';

/** Applies an action to the wall. A peer whose action changes nothing gets an echo too, because it waits for one (PROTOCOL.md G-3, S-5). */
export const act: Handler<Action> = {
  who: 'everyone',
  isRateLimited: true,
  async handle({ peer, participant, wall, deps }, action, sent) {
    try {
      if (participant.kind === 'screen') {
        const isPublished = await wall.act(action);
        if (!isPublished) peer.send(participant.encoder.state(unchanged(action, wall.state, deps.now())));
        return;
      }
      const original = originalOf(action, { ...sent, sender: participant.id });
      participant.onAction(original);
      if (!(await wall.act(action, original))) participant.onUnchanged(original);
    } catch (error) {
      sendNotStored(peer, error, action);
    }
  },
};

function unchanged({ action }: Action, state: WallState, at: number): StateEvent {
  return { kind: 'state', action, before: state, state, at };
}
