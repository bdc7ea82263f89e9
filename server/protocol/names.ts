import * as v from 'valibot';

/** What a chart, a wall or a screen may be called: letters, digits, dash, underscore and CJK letters, 1 to 64 of them. */
export const namePattern =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}A-Za-z0-9_-]{1,64}$/u;

const namedThing = (thing: string) =>
  v.pipe(
    v.string(`${thing} must be a string`),
    v.regex(namePattern, `${thing} must be 1 to 64 letters, digits, dashes, underscores or CJK letters`),
  );

export const chartNameSchema = namedThing('chartName');
export const wallNameSchema = namedThing('wall');
export const screenIdSchema = namedThing('screen');

export const defaultWall = 'main';

/** True for a name that may be looked up; never build a path from one that is not. */
export function isName(name: string): boolean {
  return namePattern.test(name);
}

/**
 * Clients of the original protocol ask for the same file under two names. Either answers when only one of the
 * files is there; the state of a wall always uses the first.
 */
const aliases: readonly (readonly [string, string])[] = [['hot', 'hotproduct']];

/** The other name of a chart that has two, e.g. `hot` for `hotproduct`. */
export function otherName(chartName: string): string | undefined {
  for (const [one, two] of aliases) {
    if (chartName === one) return two;
    if (chartName === two) return one;
  }
  return undefined;
}

/** The name that a wall's state uses for a chart. */
export function canonicalName(chartName: string): string {
  return aliases.find(([, two]) => two === chartName)?.[0] ?? chartName;
}
