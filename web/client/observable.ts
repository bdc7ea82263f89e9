/** A value that changes. Listeners are called on changes only, with the new value; `subscribe` returns what ends it. */
export interface Observable<T> {
  readonly value: T;
  subscribe(listener: (value: T) => void): () => void;
}
