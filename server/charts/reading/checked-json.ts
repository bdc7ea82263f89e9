import * as v from 'valibot';
import type { Problem } from '#protocol';
import { indexOfPath } from '../diagnostics/json-place.ts';
import { mistakeOf } from '../diagnostics/mistake.ts';
import { readJson } from './formats/json.ts';
import { brokenAt, withoutMark, type Broken } from './formats/parsed.ts';

/**
 * Parses a JSON file that people write for us and validates it; on failure, the first mistake with its place. Never throws. Text that is
 * not JSON is reported as for a chart, but with this `code`: what screens say depends on the file, not on the mistake.
 */
export function parseChecked<Output>(
  bytes: Buffer,
  schema: v.GenericSchema<unknown, Output>,
  code: Problem['code'],
): { ok: true; value: Output } | Broken {
  const read = readJson(withoutMark(bytes));
  if (!read.ok) return { ...read, code };
  // the schema takes a list for an object without members
  if (Array.isArray(read.value)) return brokenAt(code, read.text, 0, 'the file must be an object {…}');
  const checked = v.safeParse(schema, read.value);
  if (checked.success) return { ok: true, value: checked.output };
  const { path, what, reason } = mistakeOf(checked.issues[0]);
  return brokenAt(code, read.text, indexOfPath(read.text, path, what), reason);
}
