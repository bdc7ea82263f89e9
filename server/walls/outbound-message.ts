/** A text that is sent to peers. The same object is encoded once for all peers (server/socket/frame.ts), so an audience shares one. */
export interface OutboundMessage {
  text(): string;
}

export const textMessage = (text: string): OutboundMessage => ({ text: () => text });

/** Memoizes `make` per key, for as long as the key lives. */
export function memoizeWeak<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}
