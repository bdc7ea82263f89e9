import type { Broker, Subscriber } from './broker.ts';

interface Audience<Publication> {
  members: Set<Subscriber<Publication>>;
  /** `members` as an array that never changes, until one comes or goes */
  list?: readonly Subscriber<Publication>[] | undefined;
}

/** The broker of a single node: publications reach the subscribers within the same turn. */
export function createLocalBroker<Topics>(): Broker<Topics> {
  const audiences: { [Topic in keyof Topics]?: Audience<Topics[Topic]> } = {};

  return {
    publish(topic, publication) {
      const audience = audiences[topic];
      if (!audience) return;
      // a subscriber may end its own or another's subscription while it is told
      audience.list ??= [...audience.members];
      for (const subscriber of audience.list) subscriber.deliver(publication);
    },

    subscribe(topic, subscriber) {
      const audience = (audiences[topic] ??= { members: new Set() });
      audience.members.add(subscriber);
      audience.list = undefined;
    },

    unsubscribe(topic, subscriber) {
      const audience = audiences[topic];
      if (!audience?.members.delete(subscriber)) return;
      audience.list = undefined;
      if (audience.members.size === 0) delete audiences[topic];
    },
  };
}
