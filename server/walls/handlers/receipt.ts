import { streamsOf } from '../messages/recipients.ts';
import type { Handler, MessageOf } from './handler.ts';

/** A screen says what has become of messages on it (PROTOCOL.md M-7). Others' messages are ignored. */
export const receipt: Handler<MessageOf<'receipt'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ participant, wall, deps: { messages, ledger } }, { received, shown, acknowledged }) {
    if (participant.kind !== 'screen') return;
    const { id: screen } = participant;
    const streams = streamsOf(wall.name, screen);
    const own = (ids: readonly string[]) =>
      ids.flatMap((id) => messages.find(id) ?? []).filter(({ stream }) => streams.includes(stream));
    for (const message of own(received)) ledger.received(screen, message);
    for (const message of own(shown)) ledger.shown(screen, message, () => messages.history(message.stream));
    for (const message of own(acknowledged)) ledger.acknowledged(screen, message);
  },
};
