import { statisticIn } from '../cells/statistic-names.ts';
import { isCurrency } from '../cells/units.ts';
import type { Choice } from '../choice.ts';
import { categoryIn, measureIn, numbersIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { mainMeasureOf, standsOut } from '../main-measure.ts';
import { hasOwnIds } from '../own-ids.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { timeAxisOf } from '../time-axis.ts';
import { choiceOf } from './choice-of.ts';
import { isPositive } from '../value-checks.ts';
import { tableFallback } from './table-fallback.ts';

/** Three things with their figures are read at a glance; what is described in more words is a table to be read. */
const [minRows, maxRows, maxWords] = [4, 60, 5];

/** Names with a few figures that share no scale: the main one, and the others are offered instead of it. */
export function mainFigure(facts: Facts): Choice | undefined {
  const { categories, distinct, measures, table } = facts;
  const [label, main] = [labelOf(facts), mainMeasureOf(facts)];
  if (
    label === undefined ||
    main === undefined ||
    distinct(label) < table.rows ||
    timeAxisOf(facts) !== undefined
  )
    return undefined;
  if (table.rows < minRows || table.rows > maxRows || categories.length > maxWords) return undefined;
  if (!isPositive(numbersIn(facts, main))) return undefined;
  if (isCatalogue(facts) && !standsOut(facts, main)) return undefined;
  const found = countPhrase(table.rows, 'category');
  const of =
    measures.length > 1 ? andPhrase(found, (words) => words.someMeasures(1, measures.length)) : found;
  return choiceOf('horizontal-bars', facts, of);
}

/** Articles with numbers, prices and other figures, such as their stock and their rating: to be looked up, not compared by one of these. */
function isCatalogue(facts: Facts): boolean {
  const arePrices = facts.measures.map((at) => isCurrency(measureIn(facts, at)?.unit ?? ''));
  return hasOwnIds(facts) && arePrices.includes(true) && arePrices.filter((isPrice) => !isPrice).length > 1;
}

const [minStatistics, minShare] = [3, 3 / 4];

/** Rows that are the latest, mean, highest and lowest of readings of several kinds: they are read beside each other, and are no things to compare. */
export function statistics(facts: Facts): Choice | undefined {
  const label = labelOf(facts);
  if (label === undefined || facts.table.rows < minStatistics || facts.measures.length < 2) return undefined;
  if (facts.distinct(label) < facts.table.rows) return undefined;
  const found = categoryIn(facts, label).flatMap((name) => statisticIn(name) ?? []);
  // Media Markt and Media World are no means
  if (new Set(found).size < minStatistics) return undefined;
  return found.length >= minShare * facts.table.rows ? tableFallback(facts) : undefined;
}
