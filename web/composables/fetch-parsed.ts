import * as v from 'valibot';
import { serverPath } from './base-path.ts';
import { keptToken } from './kept-token.ts';

const timeout = 5000;

/** Requests the JSON at a path of the server, whatever its status. Rejects when there is none within 5 s, or when it does not match the schema. */
export async function fetchParsed<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const token = keptToken();
  const headers = token === undefined ? undefined : { Authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(timeout);
  const response = await fetch(serverPath(path), { cache: 'no-store', signal, ...(headers && { headers }) });
  return v.parse(schema, await response.json());
}
