import { nameParts } from './cells/id-names.ts';

/** How many words a column's name has, if all of them stand in the name of the file, which is called after what it is about; else 0. */
export function wordsShared(file: string, name: string): number {
  const known = nameParts(file);
  const words = nameParts(name.replace(/\s*[(（[][^)）\]]*[)）\]]\s*$/u, ''));
  const isKnown = (word: string): boolean => isLong(word) && known.some((one) => isSameWord(one, word));
  return words.every(isKnown) ? words.length : 0;
}

/** Signs say as much as several letters. */
function isLong(word: string): boolean {
  return word.length > (/\p{Script=Latin}/u.test(word) ? 2 : 1);
}

const endings = ['s', 'es', 'e', 'n', 'en', 'er', 'i', 'y', 'ы', 'и'];

/** Whether one is the other, or its plural. */
function isSameWord(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long || long === short.replace(/y$/, 'ies')) return true;
  return endings.some((ending) => long === short + ending);
}
