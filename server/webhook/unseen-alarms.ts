import { limits, type Message } from '#protocol';
import type { After } from '../walls/after.ts';
import type { MessageEvent } from '../walls/events.ts';
import type { Listener } from '../walls/fan-out.ts';
import { deliveriesOf } from '../walls/messages/audience.ts';
import type { Messaging } from '../walls/messages/messaging.ts';

interface UnseenAlarmsDeps extends Pick<Messaging, 'registry' | 'ledger'> {
  after: After;
  onUnseen: (data: Record<string, unknown>) => void;
}

/** An alarm is unseen when no screen has shown it after this time. ms */
const patience = 60_000;

/** Says which alarms nobody has seen: messages with this level, whoever has sent them. */
export function watchUnseenAlarms({ registry, ledger, after, onUnseen }: UnseenAlarmsDeps) {
  const waiting = new Map<string, { message: Message; cancel: () => void }>();

  function forget(id: string): void {
    waiting.get(id)?.cancel();
    waiting.delete(id);
  }

  function wait(message: Message): void {
    const { id, stream, key } = message;
    for (const [other, { message: older }] of waiting)
      if (key !== undefined && older.stream === stream && older.key === key) forget(other);
    if (message.level !== 'alarm' || waiting.size >= limits.messages) return;
    waiting.set(id, { message, cancel: after(patience, () => look(message)) });
  }

  function look(message: Message): void {
    const { id, stream, text, sent } = message;
    waiting.delete(id);
    const deliveries = deliveriesOf(message, { registry, ledger });
    const isSeen = deliveries.some(({ stage }) => stage === 'shown' || stage === 'acknowledged');
    if (!isSeen) onUnseen({ message: id, stream, text, sent, screens: deliveries.length });
  }

  const listener: Listener<MessageEvent> = {
    deliver: (event) => (event.kind === 'message' ? wait(event.message) : forget(event.id)),
  };
  return { listener, stop: () => [...waiting.keys()].forEach(forget) };
}
