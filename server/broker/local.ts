import type { Broker, Position, Subscriber } from './broker.ts';

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

interface LocalBrokerOptions {
  /** differs from that of the former process */
  epoch: string;
  /** how many events of a topic are kept for `history`, while it has subscribers */
  keep: number;
}

/** The broker of a single node: events are delivered before `publish` returns. */
export function createLocalBroker<Topics>({ epoch, keep }: LocalBrokerOptions): Broker<Topics> {
  const topics: { [Name in keyof Topics]?: Topic<Topics[Name]> } = {};
  let offset = 0;

  return {
    publish(name, event) {
      const position = { epoch, offset: ++offset };
      const topic = topics[name];
      if (topic) {
        topic.kept.push({ event, position });
        if (topic.kept.length > keep) topic.gone = topic.kept.shift()?.position.offset ?? topic.gone;
        for (const { subscriber } of topic.subscriptions) subscriber.deliver(event, position);
      }
      return Promise.resolve(position);
    },

    subscribe(name, subscriber, member) {
      const topic = (topics[name] ??= { subscriptions: [], kept: [], gone: offset });
      const subscription = { subscriber, member };
      topic.subscriptions = [...topic.subscriptions, subscription];
      return Promise.resolve(() => {
        topic.subscriptions = topic.subscriptions.filter((each) => each !== subscription);
        if (topic.subscriptions.length === 0 && topics[name] === topic) delete topics[name];
        return Promise.resolve();
      });
    },

    history(name, since = { epoch, offset: 0 }) {
      const { kept, gone } = topics[name] ?? { kept: [], gone: offset };
      const isKnown = since.epoch === epoch;
      const events = isKnown ? kept.filter(({ position }) => position.offset > since.offset) : [...kept];
      return Promise.resolve({ events, isComplete: isKnown && since.offset >= gone });
    },

    presence(name) {
      const members = (topics[name]?.subscriptions ?? []).flatMap(({ member }) => member ?? []);
      return Promise.resolve([...new Set(members)]);
    },
  };
}
