import * as v from 'valibot';

const timeout = 5000;

/** Requests JSON from the server, whatever its status. Rejects when there is none within 5 s, or when it does not match the schema. */
export async function fetchParsed<Schema extends v.GenericSchema>(
  url: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(timeout) });
  return v.parse(schema, await response.json());
}
