import { isOfNow } from '../asides.ts';
import { isAttributeTime } from '../attribute-time.ts';
import type { Choice } from '../choice.ts';
import { isOfSurvey } from '../column-roles/count.ts';
import { categoryIn, numbersIn, type Facts } from '../facts.ts';
import { groupOf } from '../groups.ts';
import { labelOf } from '../label.ts';
import { isTrade } from '../trade.ts';
import { countPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { countedOutcomes } from './counted-rows.ts';

/** Fewer than eight trades, or twenty rows with another figure that differs from row to row, are a list to read; 200 rows or more are too long for a table that pages by itself. */
const [fewTrades, fewestCompared, manyRows] = [8, 20, 200];

/** More figures, as of a match, are read beside each other. */
const mostFigures = 4;

/** A log of events: rows with times, and long texts or several categories rather than measures over time. Counted by what became of them, else read. */
export function eventLog(facts: Facts): Choice | undefined {
  const { times, categories, measures, table } = facts;
  if (times.length === 0 || areStates(facts)) return undefined;
  if (measures.length > 0 && table.rows >= fewTrades && isTrade(facts)) return undefined;
  const texts = categories.filter((at) => isProse(facts, at));
  const described = categories.filter((at) => !facts.column(at).role).length >= 3;
  const isCompared =
    table.rows >= fewestCompared &&
    measures.length <= mostFigures &&
    times.some((at) => !isAttributeTime(facts.column(at).name)) &&
    measures.some((at) => isWeighty(facts, at));
  const isDescribed = described && table.rows < manyRows && !isGrid(facts) && !isCompared;
  const isLog = !measures.some((at) => isFigure(facts, at)) || texts.length > 0 || isDescribed;
  if (!isLog) return undefined;
  return countedOutcomes(facts) ?? choiceOf('table', facts, countPhrase(table.rows, 'row'));
}

/** Named things with figures, of which is known since when or when last: no events, although each has a time. */
function areStates(facts: Facts): boolean {
  const label = labelOf(facts);
  if (label === undefined || facts.distinct(label) < facts.table.rows) return false;
  return facts.measures.some((at) => isFigure(facts, at)) && facts.times.every((at) => isOfNow(facts, at));
}

/** Coordinates, running numbers and what is the same everywhere are figures of nothing. */
function isFigure({ column, table }: Facts, at: number): boolean {
  return (
    !['longitude', 'latitude', 'index', 'same-time', 'constant'].includes(column(at).role?.role ?? '') &&
    !isOfSurvey(column(at), table.columns)
  );
}

/** Whether a figure is more than a few goals, points or tries: it has decimals or three digits, and mostly differs. */
function isWeighty(facts: Facts, at: number): boolean {
  const values = numbersIn(facts, at).filter((value) => !Number.isNaN(value));
  return (
    isFigure(facts, at) &&
    values.some((value) => value >= 100 || value % 1 !== 0) &&
    new Set(values).size >= values.length / 3
  );
}

/** At least three words, or a dozen Chinese characters. */
const sentence = /\p{L}+[^\p{L}\d]+\p{L}+[^\p{L}\d]+\p{L}+|\p{Script=Han}.{11,}/u;

/** Nearly all texts are distinct, and most are sentences. */
function isProse(facts: Facts, at: number): boolean {
  if (facts.table.rows < 3 || facts.distinct(at) < 0.8 * facts.table.rows) return false;
  const words = categoryIn(facts, at).filter((word) => sentence.test(word));
  return words.length > facts.table.rows / 2;
}

/** At most one row per time and group, with few exceptions. */
function isGrid(facts: Facts): boolean {
  const [time] = facts.times;
  const group = time === undefined ? undefined : groupOf(facts, time);
  return (
    time !== undefined &&
    group !== undefined &&
    facts.distinct(time) * facts.distinct(group) <= 1.2 * facts.table.rows
  );
}
