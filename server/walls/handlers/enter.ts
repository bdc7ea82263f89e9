import { reply, sendEntered } from '../replies.ts';
import type { Handler, MessageOf } from './handler.ts';

/** Turns a guest into a screen (PROTOCOL.md S-1). */
export const enter: Handler<MessageOf<'enter'>> = {
  who: 'guest',
  isRateLimited: false,
  handle(context, { wall: name, screen, name: screenName, known }) {
    const { peer, deps } = context;
    const entered = context.enter(name, {
      kind: 'screen',
      encoder: deps.encoders.screen,
      id: screen,
      name: screenName,
      known: Object.keys(known).length > 0 ? new Map(Object.entries(known)) : undefined,
    });
    if (!entered) return;
    const { num, wall } = entered;
    const { state, layout } = wall;
    sendEntered(
      peer,
      { action: 'entered', screen, wall: name, num, state, time: deps.now(), server: deps.server },
      layout,
    );
    if (layout.span) for (const view of wall.views.list()) reply(peer, { action: 'spanView', ...view });
  },
};
