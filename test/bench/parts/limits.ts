import { readFileSync } from 'node:fs';

/** What a process has open besides its sockets, and a few more. */
const besides = 200;

/** How many sockets a process of ours may have: Node raises the soft limit of open files to the hard one by itself. */
export function mostSockets(): number {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const [, hard = 'unlimited'] = /^Max open files +\S+ +(\S+)/m.exec(limits) ?? [];
  return hard === 'unlimited' ? Infinity : Number(hard) - besides;
}
