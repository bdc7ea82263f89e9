/** One of many that get the same event. */
export interface Listener<Event> {
  deliver(event: Event): void;
}

/** The peers of this node that get the events of one topic, behind one subscription at the broker. */
export class FanOut<Event> implements Listener<Event> {
  private readonly listeners = new Set<Listener<Event>>();
  /** `listeners` as an array that never changes, until one comes or goes */
  private list: readonly Listener<Event>[] | undefined = undefined;

  get isEmpty(): boolean {
    return this.listeners.size === 0;
  }

  add(listener: Listener<Event>): void {
    this.listeners.add(listener);
    this.list = undefined;
  }

  delete(listener: Listener<Event>): void {
    if (this.listeners.delete(listener)) this.list = undefined;
  }

  deliver(event: Event): void {
    // a listener may leave, or make another leave, while it is delivered to
    this.list ??= [...this.listeners];
    for (const listener of this.list) listener.deliver(event);
  }
}
