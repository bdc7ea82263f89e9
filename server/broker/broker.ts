/**
 * Carries publications from whoever makes them to whoever subscribed to their topic. `Topics` says what travels where.
 * Publications of one topic arrive in the order in which they were published.
 */
export interface Broker<Topics> {
  publish<Topic extends keyof Topics>(topic: Topic, publication: Topics[Topic]): void;
  /** Returns what ends the subscription; ending it twice does nothing. A function subscribes to a topic once at a time. */
  subscribe<Topic extends keyof Topics>(
    topic: Topic,
    subscriber: (publication: Topics[Topic]) => void,
  ): () => void;
}
