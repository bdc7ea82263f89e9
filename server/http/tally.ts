import { isIPv6 } from 'node:net';

/** Counts what is under way for each key, up to a limit. */
export function createTally(most: number) {
  const counts = new Map<string, number>();

  return {
    /** Counts one more, and returns what ends it; undefined when there are too many already. */
    begin(key: string): (() => void) | undefined {
      const count = counts.get(key) ?? 0;
      if (count >= most) return undefined;
      counts.set(key, count + 1);
      return () => {
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      };
    },
  };
}

/** The key of a remote address: an IPv6 host controls every address with the same 64-bit prefix (RFC 4291, 2.5.4). */
export function sourceOf(address = ''): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  return mapped ?? (isIPv6(address) ? networkOf(address) : address);
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = (part = '') => (part === '' ? [] : part.split(':'));
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)].slice(0, 4).join(':');
}
