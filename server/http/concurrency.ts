import { isIPv6 } from 'node:net';

/** Limits how many operations run at a time per key. */
export function createConcurrencyLimit(max: number) {
  const counts = new Map<string, number>();

  return {
    /** Returns the function that releases the slot, or undefined if all are taken. */
    acquire(key: string): (() => void) | undefined {
      const count = counts.get(key) ?? 0;
      if (count >= max) return undefined;
      counts.set(key, count + 1);
      return () => {
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      };
    },
  };
}

/** The key for a remote address: an IPv6 host controls every address with its 64-bit prefix (RFC 4291, 2.5.4). */
export function clientKey(address = ''): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  return mapped ?? (isIPv6(address) ? prefixOf(address) : address);
}

function prefixOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = (part = '') => (part === '' ? [] : part.split(':'));
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)].slice(0, 4).join(':');
}
