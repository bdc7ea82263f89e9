import * as v from 'valibot';
import { ShapeError } from '../chart-type.ts';
import { chartWords, type ShapeReason } from '../words/index.ts';
import { guardName } from './guard-names.ts';

/** The reason is given to the schema as its message; valibot adds the path. */
const because = <const Name extends ShapeReason>(reason: Name): Name => reason;

/** Sums of thousands of values must stay finite. */
const largest = 1e300;
const longest = 200;

const number = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number))], because('number')),
  v.finite(because('number')),
  v.minValue(-largest, because('number')),
  v.maxValue(largest, because('number')),
);

const text = v.pipe(
  v.union([v.string(), v.number()], because('text')),
  v.transform(String),
  v.transform(tidy),
);

const list = <Item extends v.GenericSchema>(item: Item) => v.array(item, because('list'));
const object = <Entries extends v.ObjectEntries>(entries: Entries) => v.object(entries, because('object'));

/** The building blocks of the schemas. Numbers may be numeric strings; text is one line of at most 200 characters. */
export const shape = { number, text, list, object, because };

/** An item of the seller and rank charts. */
export const namedValue = object({ name: text, value: number });
export type NamedValue = v.InferOutput<typeof namedValue>;

/** @throws {ShapeError} at the first place where `json` does not fit. */
export function decodeWith<Schema extends v.GenericSchema>(
  schema: Schema,
  json: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ShapeError(reasonOf(issue), whereOf(issue));
}

function reasonOf(issue: v.BaseIssue<unknown>): ShapeReason {
  if (issue.received === 'undefined') return 'missing';
  return isReason(issue.message) ? issue.message : 'shape';
}

function isReason(message: string): message is ShapeReason {
  return Object.hasOwn(chartWords.en.unfit, message);
}

function whereOf({ path }: v.BaseIssue<unknown>): string {
  const steps = (path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return steps.join('').replace(/^\./, '');
}

/** Text on one line, at most 200 characters. Control characters, line breaks and bidi overrides could draw over other text. */
export function tidy(value: string): string {
  const short = value
    .slice(0, 2 * longest)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  const line = Array.from(short.trim()).slice(0, longest).join('');
  return guardName(line);
}
