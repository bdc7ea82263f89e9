import { weekdayOf } from '../cells/calendar-names.ts';
import type { Choice } from '../choice.ts';
import { isTimeOfDay } from '../column-roles/time-part-readers.ts';
import { categoryIn, numbersIn, timeIn, type Facts } from '../facts.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { choiceWith } from './choice-of.ts';

/** Fewer are no week and no day. */
const [minWeekdays, minHours, mostHours] = [5, 6, 24];
const hour = 3_600_000;

type Part = 'weekdays' | 'hours';

/** The weekdays against the hours of the day, each cell a figure: when in the week there is much shows in colours, not in a line for each of them. */
export function weekGrid(facts: Facts): Choice | undefined {
  const columns = [...facts.categories, ...facts.times].filter((at) => partIn(facts, at) !== undefined);
  return sheet(facts, columns) ?? list(facts, columns);
}

/** One of them in the header; at night there may be nothing all week. */
function sheet(facts: Facts, columns: readonly number[]): Choice | undefined {
  const { column, distinct, table } = facts;
  const measures = [...table.columns.keys()].filter((at) => isFigure(facts, at));
  const across = partOf(measures.map((at) => column(at).name));
  const label = columns.find((at) => distinct(at) === table.rows && partIn(facts, at) !== across);
  if (across === undefined || label === undefined) return undefined;
  const found = andPhrase(countPhrase(table.rows, 'row'), countPhrase(measures.length, 'column'));
  return choiceWith('heatmap', { label, values: measures }, facts, found);
}

function isFigure({ column, measures, overrides }: Facts, at: number): boolean {
  if (overrides.values.length > 0 || overrides.none.has(at)) return measures.includes(at);
  const { kind, role } = column(at);
  return (
    measures.includes(at) || (kind === 'measure' && ['constant', 'attribute'].includes(role?.role ?? ''))
  );
}

/** A row for each hour of each weekday. */
function list(facts: Facts, columns: readonly number[]): Choice | undefined {
  const { distinct, measures, table } = facts;
  const [group, label] = (['weekdays', 'hours'] as const).map((part) =>
    columns.find((at) => partIn(facts, at) === part),
  );
  const [value, ...more] = measures;
  if (label === undefined || group === undefined || value === undefined || more.length > 0) return undefined;
  const cells = distinct(label) * distinct(group);
  if (table.rows > cells || table.rows < cells / 2 || facts.categories.length + facts.times.length > 2)
    return undefined;
  const found = andPhrase(countPhrase(distinct(label), 'category'), countPhrase(distinct(group), 'group'));
  return choiceWith('heatmap', { label, group, values: [value] }, facts, found);
}

function partIn(facts: Facts, at: number): Part | undefined {
  const time = timeIn(facts, at);
  if (facts.distinct(at) > mostHours) return undefined;
  if (!time) return partOf([...new Set(categoryIn(facts, at))]);
  const areHours = isTimeOfDay(time) && numbersIn(facts, at).every((value) => value % hour === 0);
  return areHours && facts.distinct(at) >= minHours ? 'hours' : undefined;
}

function partOf(names: readonly string[]): Part | undefined {
  if (names.length >= minWeekdays && names.every((name) => !Number.isNaN(weekdayOf(name)))) return 'weekdays';
  const hours = names.map(hourIn);
  const areHours = hours.every((one, i) => i === 0 || one === (hours[i - 1] ?? NaN) + 1);
  return hours.length >= minHours && areHours && (hours.at(-1) ?? NaN) <= 24 ? 'hours' : undefined;
}

const hourText =
  /^(\d{1,2})(?:[:.]00|[h时時点])?(?:\s?(?:-|–|to|bis)\s?\d{1,2}(?:[:.]00|h)?)?(?:\s?(?:Uhr|Hrs?))?$/i;

function hourIn(name: string): number {
  return Number(hourText.exec(name.trim())?.[1] ?? NaN);
}
