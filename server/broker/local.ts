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
      // a function may subscribe twice: each subscription is its own
      const own: typeof subscriber = (publication) => subscriber(publication);
      const subscribers = (subscribersOf[topic] ??= new Set());
      subscribers.add(own);
      return () => {
        subscribers.delete(own);
        if (subscribers.size === 0 && subscribersOf[topic] === subscribers) delete subscribersOf[topic];
      };
    },
  };
}
