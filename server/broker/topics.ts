import type { History, Position, Subscriber } from './broker.ts';

interface Subscription<Event> {
  readonly subscriber: Subscriber<Event>;
  readonly member: string | undefined;
}

interface Topic<Event> {
  /** replaced, never mutated: a subscription may end while an event is delivered */
  subscriptions: readonly Subscription<Event>[];
  /** the newest events, oldest first */
  kept: { readonly event: Event; readonly position: Position }[];
  /** events up to this offset are not kept any more */
  gone: number;
}

/** The subscriptions of this node, and the events that are kept for them. */
export interface Topics<Events> {
  /** Returns what ends the subscription. `now`: the position of the last event of any topic. */
  subscribe<Name extends keyof Events>(
    name: Name,
    subscription: Subscription<Events[Name]>,
    now: Position,
  ): () => void;
  deliver<Name extends keyof Events>(name: Name, event: Events[Name], position: Position): void;
  history<Name extends keyof Events>(
    name: Name,
    since: Position | undefined,
    now: Position,
  ): History<Events[Name]>;
  /** Each once, in the order in which they subscribed. */
  members(name: keyof Events): string[];
}

/** `keep`: how many events of a topic are kept for `history`, while it has subscribers. */
export function createTopics<Events>(keep: number): Topics<Events> {
  const topics: { [Name in keyof Events]?: Topic<Events[Name]> } = {};

  return {
    subscribe(name, subscription, { offset }) {
      const topic = (topics[name] ??= { subscriptions: [], kept: [], gone: offset });
      topic.subscriptions = [...topic.subscriptions, subscription];
      return () => {
        topic.subscriptions = topic.subscriptions.filter((each) => each !== subscription);
        if (topic.subscriptions.length === 0 && topics[name] === topic) delete topics[name];
      };
    },

    deliver(name, event, position) {
      const topic = topics[name];
      if (!topic) return;
      topic.kept.push({ event, position });
      if (topic.kept.length > keep) topic.gone = topic.kept.shift()?.position.offset ?? topic.gone;
      for (const { subscriber } of topic.subscriptions) subscriber.deliver(event, position);
    },

    history(name, since, { epoch, offset }) {
      const { kept, gone } = topics[name] ?? { kept: [], gone: offset };
      const from = since ?? { epoch, offset: 0 };
      const isKnown = from.epoch === epoch;
      const events = isKnown ? kept.filter(({ position }) => position.offset > from.offset) : [...kept];
      return { events, isComplete: isKnown && from.offset >= gone };
    },

    members(name) {
      const members = (topics[name]?.subscriptions ?? []).flatMap(({ member }) => member ?? []);
      return [...new Set(members)];
    },
  };
}
