import type { BaseIssue } from 'valibot';
import type { Step } from './json-place.ts';
import { visible } from './visible.ts';

/** A mistake in a file that is checked against a schema. */
export interface Mistake {
  /** `key`: the name of the member at the end of the path is wrong, not its value. */
  path: Step[];
  what: 'key' | 'value';
  reason: string;
}

type Issue = BaseIssue<unknown>;

/** Translates an issue of valibot into our own words. */
export function mistakeOf(issue: Issue, above: readonly Issue[] = []): Mistake {
  const inside = insideOfUnion(issue);
  if (inside) return mistakeOf(inside, [...above, issue]);
  const steps = [...above, issue].flatMap(({ path }) => path ?? []);
  const path = steps.map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { path, what: isAboutKey(issue) ? 'key' : 'value', reason: reasonOf(issue, nameOf(path)) };
}

/** A union allows a text or an object: report what is wrong inside the object, not that it is not a text. */
function insideOfUnion({ type, issues }: Issue): Issue | undefined {
  return type === 'union' ? issues?.find(({ path }) => path !== undefined) : undefined;
}

function isAboutKey({ path, type, expected }: Issue): boolean {
  const last = path?.at(-1);
  return last !== undefined && 'origin' in last && last.origin === 'key' && !isMissing({ type, expected });
}

function isMissing({ type, expected }: Pick<Issue, 'type' | 'expected'>): boolean {
  return type === 'strict_object' && expected?.startsWith('"') === true;
}

function reasonOf(issue: Issue, name: string): string {
  if (isMissing(issue)) return `${name} is missing`;
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${name} is not known here`;
  return `${name} ${wishes[issue.type]?.(issue) ?? issue.message}`;
}

const wishes: Readonly<Record<string, (issue: Issue) => string>> = {
  picklist: ({ expected, received }) => `must be one of ${listed(expected)}, not ${visible(received)}`,
  string: mustBe,
  number: mustBe,
  boolean: mustBe,
  array: mustBe,
  record: mustBe,
  strict_object: mustBe,
  nullable: mustBe,
  union: mustBe,
  integer: ({ received }) => `must be a whole number, not ${received}`,
  min_value: ({ expected, received }) => `must be at least ${bound(expected)}, not ${received}`,
  max_value: ({ expected, received }) => `must be at most ${bound(expected)}, not ${received}`,
  min_length: ({ expected, input }) => `must have at least ${counted(expected, input)}`,
  max_length: ({ expected, input }) => `must have at most ${counted(expected, input)}`,
  // the schema's message is our own
  raw_check: ({ message }) => message,
  regex: ({ message }) => `is wrong: ${message}`,
};

function mustBe({ expected, received }: Issue): string {
  const kinds = (expected ?? '').replace(/^\(|\)$/g, '').split(' | ');
  return `must be ${kinds.map((kind) => kindNames[kind] ?? kind).join(' or ')}, not ${kindNames[received] ?? visible(received)}`;
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  boolean: 'true or false',
  Object: 'an object {…}',
  Array: 'a list […]',
};

function listed(expected: string | null): string {
  return (expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ');
}

function bound(expected: string | null): string {
  return (expected ?? '').replace(/^[<>]=?/, '');
}

function counted(expected: string | null, input: unknown): string {
  const count = bound(expected);
  const thing = typeof input === 'string' ? 'character' : 'item';
  return `${count} ${thing}${count === '1' ? '' : 's'}`;
}

/** The name of a value, e.g. `limits[0].value`; the root is `the file`. */
function nameOf(path: readonly Step[]): string {
  const name = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${visible(step)}`))
    .join('')
    .replace(/^\./, '');
  return name || 'the file';
}
