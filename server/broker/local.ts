import type { Broker } from './broker.ts';
import { createTopics } from './topics.ts';

interface LocalBrokerOptions {
  /** differs from that of the former process */
  epoch: string;
  /** how many events of a topic are kept for `history`, while it has subscribers */
  keep: number;
}

/** The broker of a single node: events are delivered before `publish` returns. */
export function createLocalBroker<Events>({ epoch, keep }: LocalBrokerOptions): Broker<Events> {
  const topics = createTopics<Events>(keep);
  let offset = 0;

  return {
    publish(name, event) {
      const position = { epoch, offset: ++offset };
      topics.deliver(name, event, position);
      return Promise.resolve(position);
    },

    subscribe(name, subscriber, member) {
      const stop = topics.subscribe(name, { subscriber, member }, { epoch, offset });
      return Promise.resolve(() => Promise.resolve(stop()));
    },

    history: (name, since) => Promise.resolve(topics.history(name, since, { epoch, offset })),
    presence: (name) => Promise.resolve(topics.members(name)),
  };
}
