import * as v from 'valibot';
import type { Problem } from '#protocol';
import { readJson } from './formats/json.ts';
import { brokenAt, withoutMark, type Broken } from './formats/parsed.ts';
import { indexOfPath } from '../diagnostics/json-place.ts';
import { mistakeOf } from '../diagnostics/mistake.ts';

/**
 * The bytes of a JSON file that a person writes for us -> what it says, or the first mistake in it with its place. Never throws. What is no
 * JSON at all is told as for a chart, but with the same `code`: what screens say depends on the file, not on the mistake.
 */
export function parseChecked<Output>(
  bytes: Buffer,
  schema: v.GenericSchema<unknown, Output>,
  code: Problem['code'],
): { ok: true; value: Output } | Broken {
  const read = readJson(withoutMark(bytes));
  if (!read.ok) return { ...read, code };
  // a list is an object to the schema, one without members
  if (Array.isArray(read.value)) return brokenAt(code, read.text, 0, 'the file must be an object {…}');
  const checked = v.safeParse(schema, read.value);
  if (checked.success) return { ok: true, value: checked.output };
  const { path, what, reason } = mistakeOf(checked.issues[0]);
  return brokenAt(code, read.text, indexOfPath(read.text, path, what), reason);
}
