import type { Handler, MessageOf } from './handler.ts';

/** People look at a chart in another way (PROTOCOL.md S-18). Ignored on a wall without a span. */
export const spanView: Handler<MessageOf<'spanView'>> = {
  who: 'everyone',
  isRateLimited: true,
  handle({ participant, wall }, { action: _action, ...view }) {
    if (participant.kind === 'screen' && wall.layout.span) wall.look(participant.id, view);
  },
};
