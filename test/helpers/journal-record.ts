import { payloadOf } from '../../server/storage/journal-records.ts';
import { encodeLine } from '../../server/storage/log-records.ts';

/** A record of a journal as it is in the file; without a value, the key was deleted. */
export function encodeRecord(sequence: number, key: string, value?: unknown): string {
  return encodeLine({ offset: sequence, payload: payloadOf(key, value) });
}
