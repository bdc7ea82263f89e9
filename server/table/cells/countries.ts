import { countries, otherNames } from './country-names.ts';

interface Names {
  /** by a name in any language, folded */
  readonly byName: ReadonlyMap<string, string>;
  /** by the codes of two and three letters */
  readonly byCode: ReadonlyMap<string, string>;
}

let names: Names | undefined;

/** The name on the map of the world for 法国, France, FR, FRA and the usual other names; undefined for all else. */
export function countryOf(text: string): string | undefined {
  if (text.length > 60) return undefined;
  names ??= readNames();
  const name = text.trim();
  return names.byCode.get(name) ?? names.byName.get(folded(name));
}

/** True for codes of two or three letters, which are easily something else. */
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
    byName.set(folded(chinese), chinese).set(folded(english), chinese);
  }
  for (const line of entries(otherNames)) {
    const [, name = '', two = ''] = /^(.+) (\S+)$/.exec(line) ?? [];
    byName.set(folded(name), byCode.get(two) ?? '');
  }
  return { byName, byCode };
}

function entries(text: string): string[] {
  return text.split(/[;\n]/).flatMap((one) => one.trim() || []);
}

/** Accents, points, `the` and the two ways of writing `and` make no difference. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\b(?:the|and|of)\b/g, '')
    .replace(/\bst\b\.?/g, 'saint')
    .replace(/[^\p{L}]+/gu, '');
}
