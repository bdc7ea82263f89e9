/**
 * A text on its way to peers. The same object sent to many peers is encoded once (server/socket/frame.ts), so whoever makes one
 * for an audience makes one, not one for each.
 */
export interface OutboundMessage {
  text(): string;
}

export const textMessage = (text: string): OutboundMessage => ({ text: () => text });

/** `make`, called once for each key; what it made lives as long as the key does. */
export function memoizeWeak<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}
