/** Gets events. An object rather than a function: thousands of closures take more memory. */
export interface Listener<Event> {
  deliver(event: Event): void;
}

/** Delivers the events of one subscription at the broker to all peers of this node that want them. */
export class FanOut<Event> implements Listener<Event> {
  private readonly listeners = new Set<Listener<Event>>();
  /** `listeners` as an array, which is replaced and never changed */
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
    // the loop runs over the array of this moment: listeners may come and go meanwhile
    this.list ??= [...this.listeners];
    for (const listener of this.list) listener.deliver(event);
  }
}
