import { limits, type Message, type StreamPosition } from '#protocol';
import * as v from 'valibot';
import type { Journal } from '../../storage/journal.ts';
import type { After } from '../after.ts';

/** What is stored of a screen and a stream. */
const markSchema = v.object({
  /** the newest offset that the screen's page has */
  received: v.number(),
  /** the newest offset that it has shown; those before it too, but for `unseen` */
  shown: v.number(),
  unseen: v.array(v.number()),
  /** offsets that a person has dismissed */
  acknowledged: v.array(v.number()),
});
type Mark = v.InferOutput<typeof markSchema>;

/** The journal's value of a screen: its marks by stream, in offsets of this epoch. */
export const ledgerSchema = v.object({ epoch: v.string(), marks: v.record(v.string(), markSchema) });

export type MessageStage = 'queued' | 'delivered' | 'shown' | 'acknowledged' | 'expired';

/** What has become of each message on each screen: marks rather than a row for each, because most screens show most messages in order. */
export interface Ledger {
  /** how often something became so, since the server was started */
  readonly counts: Readonly<Record<'delivered' | 'shown' | 'acknowledged', number>>;
  received(screen: string, message: Message): void;
  /** `before`: the messages of the stream that are kept and older; those that were not shown stay unseen. */
  shown(screen: string, message: Message, before: () => readonly Message[]): void;
  acknowledged(screen: string, message: Message): void;
  stageOf(screen: string, message: Message): MessageStage;
  isAcknowledged(screen: string, message: Message): boolean;
  /** Where the streams stand that the screen has received something of. */
  positionsOf(screen: string): Record<string, StreamPosition>;
  /** The screen is not registered any more. */
  forget(screen: string): void;
  close(): Promise<void>;
}

interface LedgerDeps {
  /** of the message log now */
  epoch: () => string;
  journal: Journal;
  now: () => number;
  after: After;
}

const prefix = 'ledger:';
/** Marks are written this often. ms */
const writeInterval = 1000;

export function createLedger({ epoch, journal, now, after }: LedgerDeps): Ledger {
  const screens = new Map<string, Map<string, Mark>>();
  const counts = { delivered: 0, shown: 0, acknowledged: 0 };
  const unwritten = new Set<string>();
  let cancelWrite: (() => void) | undefined;

  for (const [key, value] of journal.entries(prefix)) {
    const decoded = v.safeParse(ledgerSchema, value);
    if (decoded.success && decoded.output.epoch === epoch())
      screens.set(key.slice(prefix.length), new Map(Object.entries(decoded.output.marks)));
  }

  // a screen is on one node at a time
  journal.onRemoteChange(prefix, (screen, value) => {
    const decoded = v.safeParse(ledgerSchema, value);
    unwritten.delete(screen);
    if (decoded.success) screens.set(screen, new Map(Object.entries(decoded.output.marks)));
    else screens.delete(screen);
  });

  function change(screen: string, { stream }: Message, apply: (mark: Mark) => void): void {
    const marks = screens.get(screen) ?? new Map<string, Mark>();
    screens.set(screen, marks);
    const mark = marks.get(stream) ?? { received: 0, shown: 0, unseen: [], acknowledged: [] };
    marks.set(stream, mark);
    apply(mark);
    unwritten.add(screen);
    cancelWrite ??= after(writeInterval, () => void write());
  }

  /** The journal says why a mark cannot be stored; the next change tries again. */
  async function write(): Promise<void> {
    cancelWrite = undefined;
    const names = [...unwritten];
    unwritten.clear();
    await Promise.allSettled(
      names.map((name) => {
        const marks = Object.fromEntries(screens.get(name) ?? []);
        return journal.put(prefix + name, { epoch: epoch(), marks });
      }),
    );
  }

  function markOf(screen: string, { stream }: Message): Mark | undefined {
    return screens.get(screen)?.get(stream);
  }

  function isAcknowledged(screen: string, message: Message): boolean {
    return markOf(screen, message)?.acknowledged.includes(message.offset) ?? false;
  }

  return {
    counts,
    received(screen, message) {
      const mark = markOf(screen, message);
      if (mark && mark.received >= message.offset) return;
      counts.delivered++;
      change(screen, message, (changed) => (changed.received = message.offset));
    },

    shown(screen, message, before) {
      const { offset } = message;
      const mark = markOf(screen, message);
      if (mark && mark.shown >= offset && !mark.unseen.includes(offset)) return;
      counts.shown++;
      change(screen, message, (changed) => {
        changed.received = Math.max(changed.received, offset);
        // mostly none lies between, and a stream may have a thousand
        const isNext = offset <= changed.shown + 1;
        const skipped = isNext
          ? []
          : before()
              .map((each) => each.offset)
              .filter((each) => each > changed.shown && each < offset);
        changed.unseen = [...changed.unseen, ...skipped]
          .filter((each) => each !== offset)
          .slice(-limits.messages);
        changed.shown = Math.max(changed.shown, offset);
      });
    },

    acknowledged(screen, message) {
      if (isAcknowledged(screen, message)) return;
      counts.acknowledged++;
      change(screen, message, (mark) => {
        mark.received = Math.max(mark.received, message.offset);
        mark.acknowledged = [...mark.acknowledged, message.offset].slice(-limits.messages);
      });
    },

    stageOf(screen, message) {
      const mark = markOf(screen, message);
      const { offset, expires } = message;
      if (mark?.acknowledged.includes(offset)) return 'acknowledged';
      if (mark && offset <= mark.shown && !mark.unseen.includes(offset)) return 'shown';
      if (expires <= now()) return 'expired';
      return mark && offset <= mark.received ? 'delivered' : 'queued';
    },

    isAcknowledged,
    positionsOf(screen) {
      const marks = [...(screens.get(screen) ?? [])];
      return Object.fromEntries(
        marks.map(([stream, { received }]) => [stream, { epoch: epoch(), offset: received }]),
      );
    },
    forget(screen) {
      if (!screens.delete(screen)) return;
      unwritten.delete(screen);
      void journal.delete(prefix + screen).catch(() => {}); // the journal says why it could not
    },

    async close() {
      cancelWrite?.();
      await write();
    },
  };
}
