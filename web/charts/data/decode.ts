import * as v from 'valibot';
import { ShapeError, type Words } from '../chart-type.ts';
import { guardName } from './guard-names.ts';

/** Why data cannot be drawn, in words. Schemas name the reason; the path comes from where they fail. */
const reasons = {
  missing: { 'zh-CN': '缺少这一项', en: 'is missing' },
  number: { 'zh-CN': '应为数字', en: 'must be a number' },
  text: { 'zh-CN': '应为文字', en: 'must be text' },
  list: { 'zh-CN': '应为列表', en: 'must be a list' },
  object: { 'zh-CN': '应为对象', en: 'must be an object' },
  position: { 'zh-CN': '应为 [经度, 纬度]', en: 'must be [longitude, latitude]' },
  sets: {
    'zh-CN': '缺少数据：应有 map、seller、commodity 之一',
    en: 'must have at least one of map, seller and commodity',
  },
  shape: { 'zh-CN': '不是这种图表的数据格式', en: 'does not have the shape that this chart draws' },
} as const satisfies Record<string, Words>;

export type ShapeReason = keyof typeof reasons;
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

/** What data files are made of. Numbers may be numeric strings; text is one line of at most 200 characters. */
export const shape = { number, text, list, object, because };

/** A name with its value: what seller and rank are lists of. */
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
  throw new ShapeError(reasons[reasonOf(issue)], whereOf(issue));
}

function reasonOf(issue: v.BaseIssue<unknown>): ShapeReason {
  if (issue.received === 'undefined') return 'missing';
  return isReason(issue.message) ? issue.message : 'shape';
}

function isReason(message: string): message is ShapeReason {
  return Object.hasOwn(reasons, message);
}

function whereOf({ path }: v.BaseIssue<unknown>): string {
  const steps = (path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return steps.join('').replace(/^\./, '');
}

/** One line. Controls, line breaks and direction overrides could draw over other text; nobody reads beyond 200 characters. */
export function tidy(value: string): string {
  const short = value
    .slice(0, 2 * longest)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  const line = Array.from(short.trim()).slice(0, longest).join('');
  return guardName(line);
}
