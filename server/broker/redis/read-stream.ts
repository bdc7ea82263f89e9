import type { Connection } from './connection.ts';
import { listOf } from './replies.ts';

/** An entry of a stream of Redis. */
export interface StreamEntry {
  readonly id: string;
  /** names and values, alternating */
  readonly fields: readonly string[];
}

/** How long a read waits for an entry, well within the time limit of a silent connection. ms */
const longestWait = '5000';

/** Resolves to the entries of a stream after this id, at most `most`; to none when none came in time. The connection is for reading alone. */
export async function readStream(
  reader: Connection,
  key: string,
  { after, most }: { after: string; most: number },
): Promise<StreamEntry[]> {
  const wanted = ['COUNT', String(most), 'BLOCK', longestWait, 'STREAMS', key, after];
  const reply = await reader.send('XREAD', ...wanted);
  if (reply === null) return [];
  const [stream] = listOf(reply);
  return listOf(listOf(stream)[1]).map((entry) => {
    const [id, fields] = listOf(entry);
    return { id: String(id), fields: listOf(fields).map(String) };
  });
}
