import * as v from 'valibot';

const letters = String.raw`(?:[A-Za-z0-9_-]|(?!\p{Script=Latin})[\p{L}\p{Nd}]\p{M}*)+`;

/**
 * Names of charts, walls and screens: 1 to 64 letters, digits, dashes or underscores, of any script. Latin letters have no accents, so that
 * a name can be typed on any keyboard of its script. No dash alone: what is no chart lives under `/api/-/`.
 */
export const namePattern = new RegExp(String.raw`^(?!-$)(?=.{1,64}$)${letters}$`, 'u');

/** The parts of a text that a name may have. */
export const validNameParts = new RegExp(letters, 'gu');

const nameSchema = (thing: string) =>
  v.pipe(
    v.string(`${thing} must be a string`),
    v.regex(
      namePattern,
      `${thing} must be 1 to 64 letters (Latin ones without accents), digits, dashes or underscores`,
    ),
  );

export const chartNameSchema = nameSchema('chartName');
export const wallNameSchema = nameSchema('wall');
export const screenIdSchema = nameSchema('screen');

/** How a person is called, in tokens of others too: nothing that cannot be seen, and no slash, because it stands in ids of messages. */
export const personSchema = v.pipe(
  v.string('person must be a string'),
  v.regex(
    /^[\p{L}\p{N}._@+-][\p{L}\p{M}\p{N}._@+' -]{0,63}$/u,
    "person must be 1 to 64 letters, digits, spaces and . _ @ + - '",
  ),
);

export const defaultWall = 'main';

/** Whether a name is valid, and written as Unicode composes it (NFC): of two spellings one is a name. Never build a path from an invalid one. */
export function isName(name: string): boolean {
  return namePattern.test(name) && name.normalize('NFC') === name;
}

/**
 * Clients of the original protocol request the same chart under two names. If only one of the files exists, it answers for both. A wall's
 * state always uses the first name.
 */
const aliases: readonly (readonly [string, string])[] = [['hot', 'hotproduct']];

/** A chart's other name, if it has one, e.g. `hot` for `hotproduct`. */
export function aliasOf(chartName: string): string | undefined {
  for (const [one, two] of aliases) {
    if (chartName === one) return two;
    if (chartName === two) return one;
  }
  return undefined;
}

/** The name of a chart in a wall's state. */
export function canonicalName(chartName: string): string {
  return aliases.find(([, two]) => two === chartName)?.[0] ?? chartName;
}
