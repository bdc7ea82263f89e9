import type { Encoding } from '#protocol';
import { alphabets, scripts, type Alphabet, type PairRange, type Script } from './alphabets.ts';
import { decodeAs } from './decode-as.ts';

/** How well a text suits its encoding, -2 to 1: what each byte beyond ASCII adds on average. */
type Plausibility = (text: string) => number;

let made: readonly (readonly [Encoding, Plausibility])[] | undefined;

/** The plausibility of texts in each encoding that is found in files. Made on first use. */
export function plausibilities(): NonNullable<typeof made> {
  return (made ??= makePlausibilities());
}

function makePlausibilities(): [Encoding, Plausibility][] {
  const encodings = [...new Set(alphabets.flatMap((each) => each.encodings))];
  return [
    ...scripts.map((script): [Encoding, Plausibility] => [script.encoding, scriptPlausibility(script)]),
    ...encodings.map((encoding): [Encoding, Plausibility] => [encoding, alphabetPlausibility(encoding)]),
  ];
}

/** Symbols that figures and names have in every language. */
const symbols = /[°€£¥§«»„“”‘’‚–—…²³µ·©®™½¼¾×±№\u00a0‰•´¨¹]/;
const impossible = -2;
/** What western languages hardly have: elsewhere than here, these are letters of another encoding (ő, ě, ň, ń, Č, ă, Ł). */
const odd = /^(?:õ(?!e)|[ìò](?=\p{L})|ñ(?![aeiouáéíóú])|È(?=\p{Ll})|ã(?=[^oeis]))/u;

/** @param encoding of one byte a letter */
function alphabetPlausibility(encoding: Encoding): Plausibility {
  const languages = alphabets.filter((each) => each.encodings.includes(encoding)).map(letterWeights);
  return (text) => {
    const letters = new Map<string, number>();
    let [count, sum] = [0, 0];
    for (const { 0: char, index } of text.matchAll(/[^\x00-\x7f]/g)) {
      const [before = '', after = ''] = [text[index - 1], text[index + 1]];
      count += 1;
      if (/[\x80-\x9f\ufffd]/.test(char)) sum += impossible;
      else if (/\p{L}|\p{M}/u.test(char)) {
        sum += pairPlausibility(before, char, after);
        letters.set(char, (letters.get(char) ?? 0) + 1);
      } else if (!symbols.test(char)) sum -= 0.5;
      else sum += isLetter(after) && (isLetter(before) || /[£¥§©®±]/.test(char)) ? -1 : 0.6;
    }
    const best = Math.max(...languages.map((weights) => sumOf(letters, weights)));
    return count === 0 ? 0 : (sum + (letters.size > 0 ? best : 0)) / count;
  };
}

function letterWeights({ letters, isRare }: Alphabet): ReadonlyMap<string, number> {
  const often = isRare ? 0 : Math.max(6, letters.length / 2);
  const weighed = [...letters].map((letter, at): [string, number] => [letter, at < often ? 1 : 0.7]);
  return new Map([
    ...weighed.map(([letter, weight]): [string, number] => [letter.toUpperCase(), weight - 0.1]),
    ...weighed,
  ]);
}

function sumOf(letters: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [letter, count] of letters) sum += count * (weights.get(letter) ?? -0.7);
  return sum;
}

/** What the neighbours of a letter take away: capitals inside of words, two scripts in one word, digits around it (a space in a number). */
function pairPlausibility(before: string, char: string, after: string): number {
  const isFlip = /\p{Ll}/u.test(before) && /\p{Lu}/u.test(char);
  const isMixed = [before, after].some((other) => isLetter(other) && scriptOf(other) !== scriptOf(char));
  const isRun = scriptOf(char) === 'latin' && [before, after].every((other) => /[^\x00-\x7f]/.test(other));
  const isInNumber = [before, after].every((other) => /\d/.test(other));
  const isOdd = odd.test(char + after);
  return (isFlip ? -1 : 0) + (isMixed || isInNumber ? -1 : 0) + (isRun ? -0.5 : 0) + (isOdd ? -0.5 : 0);
}

function isLetter(char: string): boolean {
  return /\p{L}/u.test(char);
}

function scriptOf(char: string): 'latin' | 'other' {
  return /\p{Script=Latin}/u.test(char) ? 'latin' : 'other';
}

function scriptPlausibility({ usual, frequent, syllables }: Script): Plausibility {
  const usualCharacters = charactersOf(usual);
  const frequentCharacters = new Set(frequent);
  return (text) => {
    let [count, sum] = [0, 0];
    for (const { 0: char, index } of text.matchAll(/[^\x00-\x7f]/gu)) {
      count += 1;
      sum += plausibilityOf(char, text[index - 1] ?? '', text[index + char.length] ?? '');
    }
    return count === 0 ? 0 : sum / count;
  };

  function plausibilityOf(char: string, before: string, after: string): number {
    if (/[\x80-\x9f\ufffd\ue000-\uf8ff]/.test(char)) return impossible;
    if (frequentCharacters.has(char)) return 1;
    if (/[\uff61-\uff9f]/.test(char)) return /[\uff61-\uff9f]/.test(before + after) ? 0.2 : -1;
    if (/[\u3000-\u303f\uff00-\uff60\uffe0-\uffe6℃]/.test(char)) return 0.8;
    if (/[\u3041-\u30fe]/.test(char)) return frequent.includes('の') ? 0.9 : -0.5;
    if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(char)) return symbols.test(char) ? 0.2 : -0.5;
    const inWord = /[a-z]/.test(before) || /[a-z]/.test(after) ? -0.7 : 0;
    if (syllables) return (syllables.test(char) ? 0.6 : -0.5) + inWord;
    return (usualCharacters.has(char) ? 0.5 : -0.6) + inWord;
  }
}

function charactersOf([encoding, from, to, trailFrom, trailTo]: PairRange): ReadonlySet<string> {
  const pairs: number[] = [];
  for (let lead = from; lead <= to; lead += 1)
    for (let trail = trailFrom; trail <= trailTo; trail += 1) if (trail !== 0x7f) pairs.push(lead, trail);
  return new Set(decodeAs(encoding, Uint8Array.from(pairs)));
}
