import type { Broker } from './broker.ts';

/** The broker of a single node: publications reach the subscribers within the same turn. */
export function createLocalBroker<Topics>(): Broker<Topics> {
  type Subscribers<Topic extends keyof Topics> = Set<(publication: Topics[Topic]) => void>;
  const subscribersOf: { [Topic in keyof Topics]?: Subscribers<Topic> } = {};

  return {
    publish(topic, publication) {
      // over a copy: a subscriber may end its own or another's subscription while it is told
      for (const subscriber of [...(subscribersOf[topic] ?? [])]) subscriber(publication);
    },

    subscribe(topic, subscriber) {
      const subscribers = (subscribersOf[topic] ??= new Set());
      subscribers.add(subscriber);
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        subscribers.delete(subscriber);
        if (subscribers.size === 0 && subscribersOf[topic] === subscribers) delete subscribersOf[topic];
      };
    },
  };
}
