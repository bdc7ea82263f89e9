import type { StreamEntry } from './read-stream.ts';

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

export function logEntryOf({ id, fields }: StreamEntry): LogEntry {
  const [, node = '', , number, , event, , values = '[]'] = fields;
  return {
    seq: Number.parseInt(id, 10),
    node,
    number: Number(number),
    event: event ? (JSON.parse(event) as [string, unknown]) : null,
    values: JSON.parse(values) as [string, string][],
  };
}
