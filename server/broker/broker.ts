/** Where an event stands among those of its topic. Offsets of one epoch grow; a new epoch knows nothing of the one before. */
export interface Position {
  readonly epoch: string;
  readonly offset: number;
}

/** What subscribers get. An object rather than a function: thousands of closures cost more memory. */
export interface Subscriber<Event> {
  deliver(event: Event, position: Position): void;
}

/** Ends a subscription. After it resolves nothing more is delivered; calling it again does nothing. */
export type Stop = () => Promise<void>;

/** The events of a topic after a position. */
export interface History<Event> {
  readonly events: readonly { readonly event: Event; readonly position: Position }[];
  /** False when older events are gone, or the position is of another epoch: what was missed has to be read elsewhere. */
  readonly isComplete: boolean;
}

/**
 * Carries events from publishers to the subscribers on every node. `Topics` maps each topic to its events, which are plain JSON data, so
 * that they can leave the process. Events of one topic arrive everywhere in the order in which they were published.
 */
export interface Broker<Topics> {
  /** Resolves once the event is accepted, to its position. */
  publish<Topic extends keyof Topics>(topic: Topic, event: Topics[Topic]): Promise<Position>;
  /**
   * Resolves once every later event of the topic will be delivered. `member` is who subscribes, for `presence`.
   */
  subscribe<Topic extends keyof Topics>(
    topic: Topic,
    subscriber: Subscriber<Topics[Topic]>,
    member?: string,
  ): Promise<Stop>;
  /** The events after `since`, as far as they are kept; without it all that are kept. */
  history<Topic extends keyof Topics>(topic: Topic, since?: Position): Promise<History<Topics[Topic]>>;
  /** Who is subscribed now, each once, in the order in which they came. */
  presence(topic: keyof Topics): Promise<readonly string[]>;
}
