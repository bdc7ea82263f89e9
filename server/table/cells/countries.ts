import { countries, otherNames } from './country-names.ts';

interface Names {
  /** by normalised name in any language */
  readonly byName: ReadonlyMap<string, string>;
  /** by alpha-2 and alpha-3 code */
  readonly byCode: ReadonlyMap<string, string>;
}

let names: Names | undefined;
let foreign: ReadonlyMap<string, string> | undefined;

/** Whose names of countries the platform tells. */
const languages =
  'de fr es pt it nl sv da nb fi pl cs sk hu ro hr sl bg ru uk el tr ja ko zh-Hant id vi'.split(' ');

/** The name on the world map for 法国, France, FR, FRA, Frankreich and common aliases; undefined for anything else. */
export function countryOf(text: string): string | undefined {
  if (text.length > 60) return undefined;
  names ??= readNames();
  const name = text.trim();
  const key = normalise(name);
  return names.byCode.get(name) ?? names.byName.get(key) ?? (foreign ??= foreignNames(names)).get(key);
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

/** By normalised name in other languages. */
function foreignNames({ byCode }: Names): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const codes = [...byCode].filter(([code]) => code.length === 2);
  for (const language of languages) {
    const regions = new Intl.DisplayNames(language, { type: 'region' });
    for (const [code, name] of codes) found.set(normalise(regions.of(code) ?? ''), name);
  }
  found.delete('');
  return found;
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
