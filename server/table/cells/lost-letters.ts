/** What stands for a letter that a program could not write: `A?o`, `Mi�rcoles`; two of them for one letter of two bytes. */
const lost = /(?<=\p{L})\?{1,2}(?=\p{L})|\uFFFD{1,2}/gu;

/** A name with the same sign for each lost letter. `Active?` is a question. */
export function markLostLetters(name: string): string {
  return /[?\uFFFD]/.test(name) ? name.replace(lost, '\uFFFD') : name;
}

/** Whether a word is one of these, or the only thing that it lacks is letters with accents, which are the ones that get lost. */
export function isAmong(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || withLettersBack(word, words) !== undefined;
}

/** The first of the known words that a marked word with lost letters may be; undefined without any. */
export function withLettersBack(word: string, known: Iterable<string>): string | undefined {
  if (!word.includes('\uFFFD') || !/[a-z]/i.test(word)) return undefined;
  const fits = (one: string): boolean =>
    one.length === word.length &&
    Array.from(word).every(
      (letter, at) => letter === one[at] || (letter === '\uFFFD' && (one[at] ?? '') > '\u007f'),
    );
  for (const one of known) if (fits(one)) return one;
  return undefined;
}
