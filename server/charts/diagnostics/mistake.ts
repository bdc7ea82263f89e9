import type { BaseIssue } from 'valibot';
import { colourPattern, durationPattern, isTimeZone, rangePattern, namePattern } from '#protocol';
import type { ServerPhrase, ServerWords } from '../../words/index.ts';
import type { Step } from './json-place.ts';
import { visible } from './visible.ts';

/** A mistake in a file that is checked against a schema. */
export interface Mistake {
  /** `key`: the name of the member at the end of the path is wrong, not its value. */
  path: Step[];
  what: 'key' | 'value';
  reason: ServerPhrase;
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

/** A mistake in the value at the end of a path; `why` is given the value's name. */
export function valueMistake(path: Step[], why: (name: string, words: ServerWords) => string): Mistake {
  const name = nameOf(path);
  return { path, what: 'value', reason: (words) => why(name(words.mistake), words) };
}

/** A member `timezone` of a file that names no time zone. */
export function timeZoneMistake({ timezone }: { timezone?: string | undefined }): Mistake | undefined {
  if (timezone === undefined || isTimeZone(timezone)) return undefined;
  return valueMistake(['timezone'], (name, { mistake, timeWindow }) =>
    mistake.other(name, timeWindow.noZone(visible(timezone))),
  );
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

function reasonOf(issue: Issue, name: Named): ServerPhrase {
  // an item of a tuple
  if (isMissing(issue) || issue.received === 'undefined')
    return ({ mistake }) => mistake.missing(name(mistake));
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return ({ mistake }) => mistake.unknown(name(mistake));
  const wish = wishes[issue.type] ?? ((words, name) => words.other(name, issue.message));
  return ({ mistake }) => wish(mistake, name(mistake), issue);
}

type Words = ServerWords['mistake'];
type Named = (words: Words) => string;
type Wish = (words: Words, name: string, issue: Issue) => string;

const wishes: Readonly<Record<string, Wish>> = {
  picklist: (words, name, { expected, received }) => words.oneOf(name, listed(expected), visible(received)),
  string: mustBe,
  number: mustBe,
  boolean: mustBe,
  array: mustBe,
  record: mustBe,
  strict_object: mustBe,
  strict_tuple: (words, name, issue) =>
    issue.expected === 'never' ? words.unknown(name) : mustBe(words, name, issue),
  nullable: mustBe,
  union: mustBe,
  integer: (words, name, { received }) => words.whole(name, received),
  min_value: (words, name, { expected, received }) => words.atLeast(name, bound(expected), received),
  max_value: (words, name, { expected, received }) => words.atMost(name, bound(expected), received),
  min_length(words, name, { expected, input }) {
    const least = Number(bound(expected));
    return typeof input === 'string' ? words.fewCharacters(name, least) : words.fewItems(name, least);
  },
  max_length(words, name, { expected, input }) {
    const most = Number(bound(expected));
    return typeof input === 'string' ? words.manyCharacters(name, most) : words.manyItems(name, most);
  },
  regex(words, name, { requirement, message }) {
    if (requirement === namePattern) return words.badName(name);
    if (requirement === rangePattern) return words.badRange(name);
    if (requirement === durationPattern) return words.badDuration(name);
    return requirement === colourPattern ? words.badColour(name) : words.other(name, message);
  },
};

function mustBe(words: Words, name: string, { expected, received }: Issue): string {
  const kinds = (expected ?? '').replace(/^\(|\)$/g, '').split(' | ');
  const wanted = kinds.map((kind) => kindIn(words, kind)).reduce(words.either);
  return words.mustBe(name, wanted, kindIn(words, received));
}

/** What valibot calls a kind of value; a value stands for itself. */
function kindIn({ kinds }: Words, kind: string): string {
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : visible(kind);
}

function listed(expected: string | null): string {
  return (expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ');
}

function bound(expected: string | null): string {
  return (expected ?? '').replace(/^[<>]=?/, '');
}

/** The name of a value, e.g. `limits[0].value`; the root is `the file`. */
function nameOf(path: readonly Step[]): Named {
  const name = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${visible(step)}`))
    .join('')
    .replace(/^\./, '');
  return ({ theFile }) => name || theFile;
}
