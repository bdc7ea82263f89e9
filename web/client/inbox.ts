import type { Entered, Message } from '#protocol';
import type { Environment } from './environment.ts';
import { createObservable, type Observable } from './observable.ts';
import type { OutgoingMessage } from './messages.ts';
import { newestPositions, storedPositions, storePositions, type Positions } from './positions.ts';

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

/** Receipts that are repeated after a reconnect. */
const maxRemembered = 200;
/** As many as servers keep of a stream. */
const maxHad = 1000;
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
  const withdrawn = new Set<string>();
  /** what has come, whether it is still shown or not */
  const had = new Set<string>();
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

  /** Whether it is the first time that it comes: a node that was behind delivers again what another has delivered. */
  function isNew({ id, sent }: Message): boolean {
    // ids begin anew when a server has lost its log
    const key = `${id} ${sent}`;
    const isFirst = !had.has(key);
    remember(had, key, maxHad);
    return isFirst;
  }

  /** The node that has told these positions does not know it yet. */
  function isAheadOf(told: Positions, { stream, offset }: Message): boolean {
    const [own, node] = [positions[stream], told[stream]];
    return own !== undefined && own.epoch === node?.epoch && offset > node.offset;
  }

  function advance({ stream, offset }: Message): void {
    const position = positions[stream];
    if (!position || position.offset >= offset) return;
    positions = { ...positions, [stream]: { ...position, offset } };
    save();
  }

  function save(): void {
    if (screen !== undefined) storePositions({ lasting, report }, screen, positions);
  }

  return {
    messages,

    positions(of) {
      if (screen !== of) positions = storedPositions(lasting, of);
      screen = of;
      return positions;
    },

    enter(entered) {
      screen = entered.screen;
      const told = entered.positions ?? {};
      const kept = messages.value
        .filter(({ seconds }) => seconds === undefined)
        .filter((each) => isAheadOf(told, each));
      positions = newestPositions(positions, told);
      save();
      const found = (entered.messages ?? []).filter(
        (message) => (isNew(message) || message.seconds === undefined) && !withdrawn.has(message.id),
      );
      // one that is shown for some seconds is not sent again; all others are, unless they have ended
      const timed = messages.value.filter(({ seconds }) => seconds !== undefined);
      set([...found.filter(({ id }) => !dismissed.has(id)), ...kept].reduce(add, timed));
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
      if (isNew(message) && !withdrawn.has(message.id)) {
        set(add(messages.value, message));
        plan(message.id);
      }
      send({ action: 'receipt', received: [message.id] });
    },

    withdraw(id) {
      remember(withdrawn, id);
      remove(id);
    },

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

function remember(ids: Set<string>, id: string, most = maxRemembered): void {
  ids.add(id);
  const [oldest] = ids;
  if (ids.size > most && oldest !== undefined) ids.delete(oldest);
}
