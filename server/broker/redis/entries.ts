import type { Reply } from './connection.ts';

/** What a commit has put into the log. */
export interface LogEntry {
  readonly seq: number;
  /** the node that has committed it, and its own number for the commit */
  readonly node: string;
  readonly number: number;
  /** topic and event; null: none */
  readonly event: readonly [topic: string, event: unknown] | null;
  /** JSON by key; '' when the key was deleted */
  readonly values: readonly (readonly [key: string, json: string])[];
}

/** The entries of a reply to XREAD of one stream; none when nothing came in time. @throws {TypeError} when it is none of ours. */
export function entriesOf(reply: Reply): LogEntry[] {
  if (reply === null) return [];
  const [stream] = listOf(reply);
  return listOf(listOf(stream)[1]).map((entry) => {
    const [id, fields] = listOf(entry);
    const texts = listOf(fields).map(String);
    const [, node = '', , number, , event] = texts;
    return {
      seq: Number.parseInt(String(id), 10),
      node,
      number: Number(number),
      event: event ? (JSON.parse(event) as [string, unknown]) : null,
      values: pairsOf(texts.slice(6)),
    };
  });
}

/** The elements of a list, two by two. */
export function pairsOf(list: readonly string[]): [string, string][] {
  return Array.from({ length: list.length >> 1 }, (_, i) => [list[2 * i] ?? '', list[2 * i + 1] ?? '']);
}

/** @throws {TypeError} when the reply is no list. */
export function listOf(reply: Reply | undefined): Reply[] {
  if (Array.isArray(reply)) return reply;
  throw new TypeError(`Redis has answered ${JSON.stringify(reply)} instead of a list`);
}
