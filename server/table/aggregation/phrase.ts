import type { TablePhrase, TableWords } from '../words/index.ts';
import type { AggregateKind, Aggregation } from './aggregation.ts';

/** `336 days and 5 groups, added up by week, the 8 largest and the others` */
export function aggregationPhrase(
  found: TablePhrase,
  aggregation: Aggregation,
  names: readonly string[],
): TablePhrase {
  return (words) =>
    [
      found(words),
      ...mergingIn(words, aggregation, names),
      ...unfinishedIn(words, aggregation),
      ...largestIn(words, aggregation),
      ...onlyIn(words, aggregation),
    ].reduce(words.aggregation.also);
}

/** As of the first measure, then of those that differ from it. That rows are counted is said before. */
function mergingIn(words: TableWords, aggregation: Aggregation, names: readonly string[]): string[] {
  const { merged, by, repeatedHour, counts } = aggregation;
  const { kinds, named, repeated } = words.aggregation;
  if (repeatedHour) return [...(by ? [howAt(words, { by }, 0)] : []), repeated];
  if (counts || (!merged && !by)) return [];
  const all = names.map((_, i) => howAt(words, aggregation, i));
  const [usual = kinds.sum] = all;
  const others = all.flatMap((how, i) => (how === usual ? [] : [named(names[i] ?? '', how)]));
  return [usual, ...others];
}

/** `added up`, `averaged by day`, `added up, averaged by day` */
function howAt(words: TableWords, { merged, by }: Aggregation, at: number): string {
  const { kinds, byStep, also, steps } = words.aggregation;
  const across: AggregateKind | undefined = merged?.[at];
  if (!by) return kinds[across ?? 'sum'];
  const over = by.kinds[at] ?? 'sum';
  const inSteps = byStep(kinds[over], steps[by.step]);
  return across === undefined || across === over ? inSteps : also(kinds[across], inSteps);
}

function largestIn({ aggregation: words }: TableWords, { largest }: Aggregation): string[] {
  return largest ? [words.largest[largest.others](largest.names.length)] : [];
}

function unfinishedIn({ aggregation: words }: TableWords, { by }: Aggregation): string[] {
  if (!by?.first && !by?.last) return [];
  const which = by.first && by.last ? 'both' : by.first ? 'first' : 'last';
  return [words.unfinished[which](words.steps[by.step])];
}

function onlyIn({ aggregation: words }: TableWords, { only = [] }: Aggregation): string[] {
  return only.map(({ value, without }) => (without ? words.without(value) : words.only(value)));
}
