/** The position of an event in its topic. Offsets grow within an epoch; positions of different epochs cannot be compared. */
export interface Position {
  readonly epoch: string;
  readonly offset: number;
}

/** Gets the events of a topic. An object rather than a function: thousands of closures take more memory. */
export interface Subscriber<Event> {
  deliver(event: Event, position: Position): void;
}

/** Ends a subscription. Once it has resolved nothing more is delivered; calling it again does nothing. */
export type Stop = () => Promise<void>;

/** The events of a topic after a position. */
export interface History<Event> {
  readonly events: readonly { readonly event: Event; readonly position: Position }[];
  /** False when events after the position are not kept any more, or it is of another epoch: the state has to be read anew. */
  readonly isComplete: boolean;
}

/**
 * Delivers events to the subscribers on every node. `Topics` maps each topic to its events, which are plain JSON data, so that they can
 * leave the process. The events of a topic are delivered everywhere in the order in which they were published.
 */
export interface Broker<Topics> {
  /** Resolves to the event's position once it is accepted. */
  publish<Topic extends keyof Topics>(topic: Topic, event: Topics[Topic]): Promise<Position>;
  /**
   * Resolves once every later event of the topic will be delivered. `member` names the subscriber for `presence`.
   */
  subscribe<Topic extends keyof Topics>(
    topic: Topic,
    subscriber: Subscriber<Topics[Topic]>,
    member?: string,
  ): Promise<Stop>;
  /** The events after `since` that are kept; without it all that are kept. */
  history<Topic extends keyof Topics>(topic: Topic, since?: Position): Promise<History<Topics[Topic]>>;
  /** The members that are subscribed now, each once, in the order in which they subscribed. */
  presence(topic: keyof Topics): Promise<readonly string[]>;
}
