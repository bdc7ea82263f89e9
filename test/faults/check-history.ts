import type { Outcome, ScreenHistory, Seen, SentMessage, WallHistory } from './history.ts';

export interface Violation {
  readonly kind:
    /** accepted, but not shown; or shown on some screens only */
    | 'lost'
    /** done or shown twice */
    | 'double'
    /** shown in another order than elsewhere, or older after newer */
    | 'reordered'
    /** the newest is not shown at the end */
    | 'stale'
    /** two screens were shown different things as the same */
    | 'differs'
    /** refused or never asked for, and yet shown */
    | 'unasked'
    /** refused without a reason */
    | 'odd';
  readonly words: string;
}

type SeenOf<Kind> = Extract<Seen, { kind: Kind }>;

/**
 * What must not have happened on a wall, whatever failed meanwhile. An accepted message is shown once on every screen that it is for, one of
 * which nobody knows at most once, and then on all of them. Revisions of the state and of charts only grow on a screen, and are the same
 * everywhere. In the end every screen shows the same state, which has every accepted action, and the newest of every chart.
 */
export function checkHistory(history: WallHistory): Violation[] {
  const odd = history.oddAnswers.map((words) => ({ kind: 'odd', words }) as const);
  return [...odd, ...checkMessages(history), ...checkStates(history), ...checkCharts(history)];
}

function* checkMessages({ messages, screens }: WallHistory): Generator<Violation> {
  const sent = new Map(messages.map((message) => [message.text, message]));
  const shown = screens.map((screen) => ({ screen, times: timesOf(seenOf(screen, 'message')) }));
  for (const message of messages) {
    const audience = shown.filter(({ screen }) => isFor(message, screen));
    const without = audience.filter(({ times }) => !times.has(message.text));
    const isSomewhere = without.length < audience.length;
    if (without.length > 0 && (message.outcome === 'accepted' || isSomewhere)) {
      const words = `message ${message.text} to ${message.stream} (${message.outcome}) is not on ${listOf(without.map(({ screen }) => screen))}`;
      yield { kind: 'lost', words };
    }
    if (message.outcome === 'refused' && isSomewhere)
      yield { kind: 'unasked', words: `message ${message.text} was refused, and is on screens` };
  }
  for (const { screen, times } of shown)
    for (const [text, count] of times) {
      const message = sent.get(text);
      if (!message || !isFor(message, screen))
        yield { kind: 'unasked', words: `message ${text} on ${screen.screen} is not for it` };
      if (count > 1)
        yield { kind: 'double', words: `message ${text} came ${count} times to ${screen.screen}` };
    }
  yield* checkOrder(screens);
}

/** Offsets of a stream grow on every screen, and are of the same message everywhere. */
function* checkOrder(screens: readonly ScreenHistory[]): Generator<Violation> {
  const same = createSame();
  for (const screen of screens) {
    const last = new Map<string, number>();
    for (const { stream, offset, text } of seenOf(screen, 'message')) {
      yield* same(`message ${stream}/${offset}`, text, screen);
      const before = last.get(stream) ?? -Infinity;
      if (offset < before)
        yield {
          kind: 'reordered',
          words: `${stream}/${offset} after ${stream}/${before} on ${screen.screen}`,
        };
      last.set(stream, offset);
    }
  }
}

/** The history's actions are all that changes the state, and each turns to a page of its own: so each is one revision. */
function* checkStates({ actions, screens }: WallHistory): Generator<Violation> {
  const same = createSame();
  const revisionsOf = new Map<number, Set<number>>();
  let [first, newest] = [Infinity, 0];
  for (const screen of screens) {
    let last = 0;
    for (const { revision, page, state } of seenOf(screen, 'state')) {
      yield* same(`state ${revision}`, state, screen);
      if (revision < last)
        yield { kind: 'reordered', words: `state ${revision} after ${last} on ${screen.screen}` };
      last = revision;
      first = Math.min(first, revision);
      newest = Math.max(newest, revision);
      revisionsOf.set(page, (revisionsOf.get(page) ?? new Set()).add(revision));
    }
  }
  yield* checkActions(actions, revisionsOf);
  yield* checkCount(actions, newest - first);
  const behind = screens.filter((screen) => seenOf(screen, 'state').at(-1)?.revision !== newest);
  if (behind.length > 0)
    yield { kind: 'stale', words: `the newest state, ${newest}, is not on ${listOf(behind)}` };
}

function* checkActions(
  actions: WallHistory['actions'],
  revisionsOf: ReadonlyMap<number, ReadonlySet<number>>,
): Generator<Violation> {
  for (const { page, outcome } of actions) {
    const revisions = [...(revisionsOf.get(page) ?? [])];
    const words = `the turn to page ${page} (${outcome}) is the revisions ${revisions.join(', ') || 'none'}`;
    if (revisions.length > 1) yield { kind: 'double', words };
    if (revisions.length > 0 && outcome === 'refused') yield { kind: 'unasked', words };
    if (revisions.length === 0 && outcome === 'accepted') yield { kind: 'lost', words };
  }
}

/** A screen need not see every revision, but there are as many as there were actions. */
function* checkCount(actions: WallHistory['actions'], revisions: number): Generator<Violation> {
  const count = (outcome: Outcome) => actions.filter((action) => action.outcome === outcome).length;
  const [fewest, most] = [count('accepted'), count('accepted') + count('unknown')];
  const words = `${revisions} revisions of ${fewest} to ${most} actions`;
  if (revisions < fewest) yield { kind: 'lost', words };
  if (revisions > most) yield { kind: 'double', words };
}

function* checkCharts({ charts, screens }: WallHistory): Generator<Violation> {
  const same = createSame();
  for (const screen of screens) {
    const last = new Map<string, SeenOf<'chart'>>();
    for (const seen of seenOf(screen, 'chart')) {
      const { chart, revision, text } = seen;
      yield* same(`${chart} ${revision}`, text, screen);
      const before = last.get(chart)?.revision ?? 0;
      if (revision < before)
        yield { kind: 'reordered', words: `${chart} ${revision} after ${before} on ${screen.screen}` };
      last.set(chart, seen);
    }
    for (const [chart, text] of charts)
      if (last.get(chart)?.text !== text)
        yield {
          kind: 'stale',
          words: `${chart} on ${screen.screen} is ${last.get(chart)?.text}, not ${text}`,
        };
  }
}

function seenOf<Kind extends Seen['kind']>({ seen }: ScreenHistory, kind: Kind): SeenOf<Kind>[] {
  return seen.filter((each): each is SeenOf<Kind> => each.kind === kind);
}

function timesOf(messages: readonly SeenOf<'message'>[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { text } of messages) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

function isFor({ stream }: SentMessage, { screen }: ScreenHistory): boolean {
  return !stream.startsWith('screen:') || stream === `screen:${screen}`;
}

/** Remembers what a thing was on the first screen that had it; yields when another has something else as the same. */
function createSame() {
  const known = new Map<string, { content: string; screen: string }>();
  return function* (thing: string, content: string, { screen }: ScreenHistory): Generator<Violation> {
    const before = known.get(thing);
    if (!before) known.set(thing, { content, screen });
    else if (before.content !== content)
      yield {
        kind: 'differs',
        words: `${thing} is ${content} on ${screen}, and ${before.content} on ${before.screen}`,
      };
  };
}

function listOf(screens: readonly ScreenHistory[]): string {
  const [first, second, third, ...more] = screens.map(({ screen }) => screen);
  const named = [first, second, third].filter((name) => name !== undefined).join(', ');
  return more.length > 0 ? `${named} and ${more.length} more` : named;
}
