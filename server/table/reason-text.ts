import type { ChartTypeName, Translations } from '#protocol';
import { inWords, type Noun, type TablePhrase } from './words/index.ts';

/** `3 measures`, `12 months`. */
export function counted(count: number, noun: Noun): TablePhrase {
  return (words) => words.counted[noun](count);
}

/** `12 months and 3 measures`. */
export function together(one: TablePhrase, other: TablePhrase): TablePhrase {
  return (words) => words.both(one(words), other(words));
}

/** `6 parts of a whole`. */
export function partsOfWhole(count: number): TablePhrase {
  return (words) => words.ofAWhole(words.counted.part(count));
}

/** `12 months and 3 measures: lines`, in every language. */
export function because(found: TablePhrase, type: ChartTypeName): Translations {
  return inWords((words) => words.because(found(words), words.types[type]));
}
