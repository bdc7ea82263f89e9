import { inEveryLanguage, type ChartTypeName, type Translations } from '#protocol';
import type { Facts } from './facts.ts';
import { tableWords, translatePhrase, type Noun, type TablePhrase } from './words/index.ts';

/** `3 measures`, `12 months`. */
export function countPhrase(count: number, noun: Noun): TablePhrase {
  return (words) => words.counts[noun](count);
}

/** `3 measures`, or `3 of 12 measures` where the others are left out. */
export function measuresPhrase({
  measures,
  pickedFrom = 0,
}: Pick<Facts, 'measures' | 'pickedFrom'>): TablePhrase {
  const count = measures.length;
  return pickedFrom > count
    ? (words) => words.someMeasures(count, pickedFrom)
    : countPhrase(count, 'measure');
}

/** `12 months and 3 measures`. */
export function andPhrase(one: TablePhrase, other: TablePhrase): TablePhrase {
  return (words) => words.both(one(words), other(words));
}

/** `6 parts of a whole`. */
export function partsPhrase(count: number): TablePhrase {
  return (words) => words.ofAWhole(words.counts.part(count));
}

/** `12 months and 3 measures: lines`, in every language. */
export function reasonFor(found: TablePhrase, type: ChartTypeName): Translations {
  return translatePhrase((words) => words.reasonFor(found(words), words.types[type]));
}

/** The reason, and where in the file the table lies that it speaks of: `12 months and 3 measures: lines; from "data.rows", 4 columns`. */
export function reasonWithPath(reason: Translations, path: string, columns: number): Translations {
  return inEveryLanguage((language) => {
    const words = tableWords[language];
    return words.foundAt(reason[language], path, words.counts.column(columns));
  });
}
