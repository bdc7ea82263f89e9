import { isIPv6 } from 'node:net';

/** What limits count an address as: an IPv6 host controls every address with its 64-bit prefix (RFC 4291, 2.5.4). */
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
