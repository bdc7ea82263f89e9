import { countries, otherNames } from './country-names.ts';

interface Names {
  /** by normalised name in any language */
  readonly byName: ReadonlyMap<string, string>;
  /** by alpha-2 and alpha-3 code */
  readonly byCode: ReadonlyMap<string, string>;
}

let names: Names | undefined;

/** The name on the world map for 法国, France, FR, FRA and common aliases; undefined for anything else. */
export function countryOf(text: string): string | undefined {
  if (text.length > 60) return undefined;
  names ??= readNames();
  const name = text.trim();
  return names.byCode.get(name) ?? names.byName.get(normalise(name));
}

/** Whether a text is a country code. Short codes are easily something else. */
export function isCountryCode(text: string): boolean {
  names ??= readNames();
  return names.byCode.has(text.trim());
}

function readNames(): Names {
  const byName = new Map<string, string>();
  const byCode = new Map<string, string>();
  for (const line of entries(countries)) {
    const [, two = '', three = '', chinese = '', english = ''] = /^(\S+) (\S+) (\S+) (.+)$/.exec(line) ?? [];
    byCode.set(two, chinese).set(three, chinese);
    byName.set(normalise(chinese), chinese).set(normalise(english), chinese);
  }
  for (const line of entries(otherNames)) {
    const [, name = '', two = ''] = /^(.+) (\S+)$/.exec(line) ?? [];
    byName.set(normalise(name), byCode.get(two) ?? '');
  }
  return { byName, byCode };
}

function entries(text: string): string[] {
  return text.split(/[;\n]/).flatMap((one) => one.trim() || []);
}

/** Removes differences in case, accents, punctuation, `the`, `and` and `of`. */
function normalise(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\b(?:the|and|of)\b/g, '')
    .replace(/\bst\b\.?/g, 'saint')
    .replace(/[^\p{L}]+/gu, '');
}
