import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/** OWASP's choice for 16 MiB. */
const cost = { N: 2 ** 14, r: 8, p: 5 };
const keyLength = 32;

/** It takes one of the four threads that read files, so only one at a time. */
const one = pLimit(1);

/** Compared with where there is no such person: an answer that comes sooner would tell who exists. */
const nobody = `${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** How many passwords wait to be hashed. */
export function hashesWaiting(): number {
  return one.activeCount + one.pendingCount;
}

/** What is stored of a password: salt and key. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}$${(await keyOf(password, salt)).toString('base64url')}`;
}

/** Whether this is the password of a hash; takes as long without one. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [salt = '', key = ''] = (hash ?? nobody).split('$');
  const expected = Buffer.from(key, 'base64url');
  const isSame = timingSafeEqual(await keyOf(password, Buffer.from(salt, 'base64url')), expected);
  return hash !== undefined && isSame;
}

/** Keyboards write the same letter in several ways. */
function keyOf(password: string, salt: Buffer): Promise<Buffer> {
  return one(() => derive(password.normalize('NFKC'), salt, keyLength, cost));
}
