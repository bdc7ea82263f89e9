import type { Reply } from './connection.ts';

/** The elements of a list, two by two. */
export function pairsOf(list: readonly string[]): [string, string][] {
  return Array.from({ length: list.length >> 1 }, (_, i) => [list[2 * i] ?? '', list[2 * i + 1] ?? '']);
}

/** @throws {TypeError} when the reply is no list. */
export function listOf(reply: Reply | undefined): Reply[] {
  if (Array.isArray(reply)) return reply;
  throw new TypeError(`Redis has answered ${JSON.stringify(reply)} instead of a list`);
}
