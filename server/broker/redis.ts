import type { Broker } from './broker.ts';
import type { SharedLog } from './redis/shared-log.ts';
import { createTopics } from './topics.ts';

interface RedisBrokerOptions {
  /** how many events of a topic are kept for `history`, while it has subscribers */
  keep: number;
}

const prefix = 'subscribed:';

/**
 * The broker of several nodes: events are delivered on every node in the order of the log that they share, also to who has published them.
 * `publish` rejects with NotStoredError while Redis does not take them.
 */
export function createRedisBroker<Events>(shared: SharedLog, { keep }: RedisBrokerOptions): Broker<Events> {
  const topics = createTopics<Events>(keep);
  shared.onEvent((name, event, position) =>
    topics.deliver(name as keyof Events, event as Events[keyof Events], position),
  );

  /** Tells all nodes which members this one has. */
  async function announce(name: keyof Events): Promise<void> {
    const members = topics.members(name);
    const key = `${prefix}${String(name)} ${shared.node}`;
    await shared.commit({ values: [[key, members.length > 0 ? members : undefined]] });
  }

  return {
    async publish(name, event) {
      const position = await shared.commit({ event: [String(name), event] });
      if (!position) throw new TypeError('nothing was expected, and so nothing can be in conflict');
      return position;
    },

    async subscribe(name, subscriber, member) {
      const stop = topics.subscribe(name, { subscriber, member }, shared.position);
      if (member !== undefined) await announce(name);
      return async () => {
        stop();
        if (member !== undefined) await announce(name);
      };
    },

    history: (name, since) => Promise.resolve(topics.history(name, since, shared.position)),
    presence: (name) => {
      const lists = [...shared.values.entries(`${prefix}${String(name)} `)].map(([, members]) => members);
      return Promise.resolve([...new Set((lists as string[][]).flat())]);
    },
  };
}
