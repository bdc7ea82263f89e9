import type { Entered, Message, StreamPosition } from '#protocol';
import type { Environment } from './environment.ts';
import { createObservable, type Observable } from './observable.ts';
import type { OutgoingMessage } from './messages.ts';

type Positions = Record<string, StreamPosition>;

/** The messages for people on this screen (PROTOCOL.md M). */
export interface Inbox {
  /** What is to be shown now, the oldest first; each id once. */
  readonly messages: Observable<readonly Message[]>;
  /** Where its streams stand, for `enter`. */
  positions(screen: string): Positions;
  enter(entered: Pick<Entered, 'screen' | 'messages' | 'positions'>): void;
  receive(message: Message): void;
  /** Ended for everybody. */
  withdraw(id: string): void;
  /** It is painted. From now on the time counts for which it is shown. */
  shown(id: string): void;
  /** A person has seen it. */
  dismiss(id: string): void;
  stop(): void;
}

interface InboxDeps {
  send: (message: OutgoingMessage) => void;
  serverNow: () => number;
}

const storageKey = (screen: string): string => `chartwall-positions-${screen}`;
/** Receipts that are repeated after a reconnect. */
const maxRemembered = 200;
/** Timers that run longer would end at once. ms */
const longestTimer = 2 ** 31 - 1;

export function createInbox(
  { send, serverNow }: InboxDeps,
  { lasting, after, report }: Pick<Environment, 'lasting' | 'after' | 'report'>,
): Inbox {
  const messages = createObservable<readonly Message[]>([], report);
  /** ends of what is shown, by id */
  const timers = new Map<string, () => void>();
  const shownIds = new Set<string>();
  const dismissed = new Set<string>();
  let screen: string | undefined;
  let positions: Positions = {};

  function set(next: readonly Message[]): void {
    const ids = new Set(next.map(({ id }) => id));
    for (const [id, cancel] of timers)
      if (!ids.has(id)) {
        cancel();
        timers.delete(id);
      }
    messages.set(next);
  }

  function remove(id: string): void {
    set(messages.value.filter((message) => message.id !== id));
  }

  /** A newer message with the same key takes the place of the older one. */
  function add(before: readonly Message[], message: Message): readonly Message[] {
    if (before.some(({ id }) => id === message.id)) return before;
    const isReplaced = ({ key, stream }: Message): boolean =>
      key !== undefined && key === message.key && stream === message.stream;
    return [...before.filter((each) => !isReplaced(each)), message];
  }

  function endAfter({ id }: Message, ms: number): void {
    timers.get(id)?.();
    const isFar = ms > longestTimer;
    const end = (): void => (isFar ? plan(id) : remove(id));
    timers.set(id, after(Math.max(0, Math.min(ms, longestTimer)), end));
  }

  /** Ends a message when it has been shown long enough, or expires. */
  function plan(id: string): void {
    const message = messages.value.find((each) => each.id === id);
    if (!message) return;
    const left = message.expires - serverNow();
    const { seconds = Infinity } = message;
    endAfter(message, shownIds.has(id) ? Math.min(left, seconds * 1000) : left);
  }

  function advance({ stream, offset }: Message): void {
    const position = positions[stream];
    if (!position || position.offset >= offset) return;
    positions = { ...positions, [stream]: { ...position, offset } };
    save();
  }

  function save(): void {
    if (screen === undefined) return;
    try {
      lasting().setItem(storageKey(screen), JSON.stringify(positions));
    } catch (error) {
      report(error);
    }
  }

  return {
    messages,

    positions(of) {
      if (screen !== of) positions = read(lasting, of);
      screen = of;
      return positions;
    },

    enter(entered) {
      screen = entered.screen;
      positions = entered.positions ?? {};
      save();
      const found = entered.messages ?? [];
      // one that is shown for some seconds is not sent again; all others are, unless they have ended
      const timed = messages.value.filter(({ seconds }) => seconds !== undefined);
      set(found.filter(({ id }) => !dismissed.has(id)).reduce(add, timed));
      for (const { id } of found) plan(id);
      // also what could not be said while there was no connection
      const receipt = {
        received: found.map(({ id }) => id),
        shown: [...shownIds],
        acknowledged: [...dismissed],
      };
      if (Object.values(receipt).some(({ length }) => length > 0)) send({ action: 'receipt', ...receipt });
    },

    receive(message) {
      advance(message);
      set(add(messages.value, message));
      plan(message.id);
      send({ action: 'receipt', received: [message.id] });
    },

    withdraw: remove,

    shown(id) {
      if (shownIds.has(id)) return;
      remember(shownIds, id);
      send({ action: 'receipt', shown: [id] });
      plan(id);
    },

    dismiss(id) {
      remember(dismissed, id);
      send({ action: 'receipt', acknowledged: [id] });
      remove(id);
    },

    stop: () => set([]),
  };
}

function remember(ids: Set<string>, id: string): void {
  ids.add(id);
  const [oldest] = ids;
  if (ids.size > maxRemembered && oldest !== undefined) ids.delete(oldest);
}

function read(lasting: Environment['lasting'], screen: string): Positions {
  try {
    return JSON.parse(lasting().getItem(storageKey(screen)) ?? '{}') as Positions;
  } catch {
    return {}; // the server says what stays
  }
}
