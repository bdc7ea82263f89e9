import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { maxSeries } from '../label.ts';
import { mainMeasureOf } from '../main-measure.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { choiceWith } from './choice-of.ts';

const [fewestSteps, maxRecords] = [5, 40];

/** Lists of records, each a curve over its places: lines, and of more than can be told apart a row of colours each. */
export function recordCurves(facts: Facts): Choice | undefined {
  const { categories, distinct, overrides, table, times } = facts;
  if (!table.ordered || times.length > 0 || overrides.values.length > 0) return undefined;
  const label = table.columns.findIndex((_, at) => arePlaces(facts, at));
  const steps = label < 0 ? 0 : distinct(label);
  const group = categories.find((at) => at !== label && distinct(at) * steps === table.rows);
  if (steps < fewestSteps || group === undefined || distinct(group) < 2 || distinct(group) > maxRecords)
    return undefined;
  const others = facts.measures.filter((at) => at !== label);
  const value = mainMeasureOf(facts) === label ? others[0] : (mainMeasureOf(facts) ?? others[0]);
  if (value === undefined || overrides.label !== undefined || overrides.group !== undefined) return undefined;
  const type = distinct(group) <= maxSeries ? 'lines' : 'heatmap';
  const found = andPhrase(countPhrase(steps, 'step'), countPhrase(distinct(group), 'group'));
  return choiceWith(type, { label, group, values: [value] }, facts, found);
}

/** Whether numbers count from 0 or 1 again and again. */
function arePlaces({ column, distinct, table }: Facts, at: number): boolean {
  const { kind, values } = column(at);
  const [first, count] = [Number(values[0]), kind === 'measure' || kind === 'category' ? distinct(at) : 0];
  if (first > 1 || count < fewestSteps || count === table.rows) return false;
  return Array.from<string | number>(values).every((value, row) => Number(value) === first + (row % count));
}
