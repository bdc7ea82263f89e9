import * as v from 'valibot';
import type { Problem } from '#protocol';
import { indexOfPath } from '../diagnostics/json-place.ts';
import { mistakeOf, type Mistake } from '../diagnostics/mistake.ts';
import { readJson } from './formats/json.ts';
import { brokenAt, withoutMark, type Broken } from './formats/parsed.ts';

/**
 * Parses a JSON file that people write for us and validates it; on failure, the first mistake with its place. Never throws. Text that is
 * not JSON is reported as for a chart, but with this `code`: what screens say depends on the file, not on the mistake. `check`
 * finds mistakes in the meaning of a value that fits the schema.
 */
export function parseChecked<Output>(
  bytes: Buffer,
  schema: v.GenericSchema<unknown, Output>,
  code: Problem['code'],
  check: (value: Output) => Mistake | undefined = () => undefined,
): { ok: true; value: Output } | Broken {
  const read = readJson(withoutMark(bytes));
  if (!read.ok) return { ...read, code };
  // the schema takes a list for an object without members
  if (Array.isArray(read.value)) return brokenAt(code, read.text, 0, ({ mistake }) => mistake.noObject);
  const checked = v.safeParse(schema, read.value);
  if (!checked.success) return mistaken(code, read.text, mistakeOf(checked.issues[0]));
  const mistake = check(checked.output);
  return mistake ? mistaken(code, read.text, mistake) : { ok: true, value: checked.output };
}

function mistaken(code: Problem['code'], text: string, { path, what, reason }: Mistake): Broken {
  return brokenAt(code, text, indexOfPath(text, path, what), reason);
}
