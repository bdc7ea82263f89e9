import * as v from 'valibot';
import type { Fields } from './dialect.ts';

type Decoded<Output> =
  { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly reason: string };

/** Decodes a message of a dialect, or says what is wrong with it. */
export function decodeFields<Schema extends v.GenericSchema>(
  schema: Schema,
  fields: Fields,
): Decoded<v.InferOutput<Schema>> {
  const decoded = v.safeParse(schema, fields);
  if (decoded.success) return { ok: true, output: decoded.output };
  const [issue] = decoded.issues;
  const isMissing = issue.received === 'undefined' && v.getDotPath(issue) !== null;
  return { ok: false, reason: isMissing ? `${v.getDotPath(issue)} is missing` : issue.message };
}
