import { limits } from '#protocol';
import type { AttemptLimit } from './attempt-limit.ts';
import { clientKey } from './client-key.ts';
import { hashesWaiting } from './password.ts';
import { keyOf, type People, type Person } from './people.ts';

/** The person who logs in, or that there were too many tries and after how many seconds the next one counts. */
export type Login = { person: Person | undefined } | { wait: number };

/** Counts tries by address and by name, so that a password can neither be guessed nor make the server do nothing but hash. */
export function createLogin(
  people: Pick<People, 'verify'>,
  byAddress: AttemptLimit,
  byName: AttemptLimit,
): (name: string, password: string, address: string) => Promise<Login> {
  return async (name, password, address) => {
    const waits = [await byAddress.take(clientKey(address)), await byName.take(keyOf(name))];
    const wait = Math.max(...waits, hashesWaiting() >= limits.waitingLogins ? 1 : 0);
    return wait > 0 ? { wait } : { person: await people.verify(name, password) };
  };
}
