import { pairsOf } from './replies.ts';
import { tellEach } from './tell-each.ts';

/** Called when a key was changed; undefined: it was deleted. */
export type ValueListener = (key: string, value: unknown, isOwn: boolean) => void;

interface Stored {
  /** undefined: invalid */
  readonly value: unknown;
  /** the entry that has changed it last */
  readonly seq: number;
}

/** The values of all keys, as of the last entry that this node has read. */
export interface Values {
  get(key: string): unknown;
  /** Every key with this prefix and its value. */
  entries(prefix: string): Iterable<[string, unknown]>;
  /** The entry that has changed the key last; 0: there is no value. */
  seqOf(key: string): number;
  /** Takes in one change. */
  apply(key: string, json: string, at: { readonly seq: number; readonly isOwn: boolean }): void;
  /** Takes in everything, as `<seq> <json>` by key; what is new, changed or gone is told as changes of others. */
  replace(all: readonly string[]): void;
  /** Key, seq and JSON of everything. */
  all(): string[];
  onChange(listener: ValueListener): void;
}

/** `isValid`: what does not pass counts as no value, e.g. a record of a later version. `onError`: what a listener has thrown, or a value that is no JSON. */
export function createValues(
  isValid: (key: string, value: unknown) => boolean,
  onError: (error: unknown) => void,
): Values {
  let stored = new Map<string, Stored>();
  const listeners: ValueListener[] = [];

  function tell(key: string, isOwn: boolean): void {
    tellEach(listeners, (listener) => listener(key, stored.get(key)?.value, isOwn), onError);
  }

  function decode(key: string, json: string): unknown {
    try {
      const value: unknown = json === '' ? undefined : JSON.parse(json);
      return value !== undefined && isValid(key, value) ? value : undefined;
    } catch (error) {
      onError(error);
      return undefined;
    }
  }

  return {
    get: (key) => stored.get(key)?.value,
    *entries(prefix) {
      for (const [key, { value }] of stored)
        if (value !== undefined && key.startsWith(prefix)) yield [key, value];
    },
    seqOf: (key) => stored.get(key)?.seq ?? 0,
    apply(key, json, { seq, isOwn }) {
      const value = decode(key, json);
      // the one that was stored longest ago comes first
      stored.delete(key);
      if (json !== '') stored.set(key, { value, seq });
      tell(key, isOwn);
    },
    replace(all) {
      const before = stored;
      stored = new Map();
      const read = pairsOf(all).map(([key, text]) => {
        const space = text.indexOf(' ');
        return { key, seq: Number(text.slice(0, space)), value: decode(key, text.slice(space + 1)) };
      });
      read.sort((one, other) => one.seq - other.seq);
      for (const { key, seq, value } of read) stored.set(key, { seq, value });
      for (const key of before.keys()) if (!stored.has(key)) tell(key, false);
      for (const [key, { seq }] of stored) if (before.get(key)?.seq !== seq) tell(key, false);
    },
    all: () =>
      [...stored].flatMap(([key, { value, seq }]) =>
        value === undefined ? [] : [key, String(seq), JSON.stringify(value)],
      ),
    onChange: (listener) => void listeners.push(listener),
  };
}
