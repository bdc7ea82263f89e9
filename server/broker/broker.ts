/**
 * Whoever is told what is published. An object rather than a function: a closure for each of six charts on each of 5,000 screens would
 * cost every screen 1 KB.
 */
export interface Subscriber<Publication> {
  deliver(publication: Publication): void;
}

/**
 * Carries publications from whoever makes them to whoever subscribed to their topic. `Topics` says what travels where.
 * Publications of one topic arrive in the order in which they were published.
 */
export interface Broker<Topics> {
  publish<Topic extends keyof Topics>(topic: Topic, publication: Topics[Topic]): void;
  /** A subscriber subscribes to a topic once at a time: twice is once. */
  subscribe<Topic extends keyof Topics>(topic: Topic, subscriber: Subscriber<Topics[Topic]>): void;
  /** Does nothing for who has not subscribed. */
  unsubscribe<Topic extends keyof Topics>(topic: Topic, subscriber: Subscriber<Topics[Topic]>): void;
}
