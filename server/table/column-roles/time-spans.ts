import { isNameOfEnd, isNameOfStart } from '../cells/clock-names.ts';
import { isClockGrain, type Column, type MeasureColumn, type TimeColumn } from '../table.ts';
import { median } from '../value-checks.ts';
import { asCategory } from './as-category.ts';
import { isFilled } from './finder.ts';
import { isOutcome, logIn } from './logs.ts';
import { isTimeOfDay } from './time-part-readers.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const minRows = 10;
/** Minimum share of rows whose end is known and not before their start. */
const minShare = 0.8;
/** ms. A longer median is not a session; a median below `hours` is shown in minutes. */
const [longest, hours] = [1.5 * day, hour / 2];

/**
 * Sleep, work and outages, with when each began and ended and no figure but yes and no: how long they lasted is what there is to be shown. What goes on
 * still, or ended before it began, has no length. Where things have names, or became something, these are what the list is about.
 */
export function withTimeSpans(columns: readonly Column[], rows: number): readonly Column[] {
  const start = columns.find((one): one is TimeColumn => isClock(one) && isNameOfStart(one.name));
  const end = columns.find((one): one is TimeColumn => isClock(one) && isNameOfEnd(one.name));
  if (rows < minRows || !start || !end || !columns.every((one) => isAside(one, rows))) return columns;
  if (columns.some(isOutcome) || logIn(columns)) return columns;
  const spans = spansOf(start, end);
  const known = spans.filter((span) => !Number.isNaN(span));
  const lasting = known.filter((span) => span > 0);
  const usual = median(lasting);
  if (lasting.length < minShare * known.length || lasting.length < rows / 2 || !(usual <= longest))
    return columns;
  if (areSlots(start, end)) return columns;
  const unit = usual < hours ? 'min' : 'h';
  return [
    ...columns.map((one) => (isFlag(one) ? asCategory(one) : one)),
    {
      kind: 'measure',
      name: `${start.name} → ${end.name}`,
      unit,
      lasted: { from: start.name, to: end.name },
      values: spans.map((span) => (span > 0 ? inUnit(span, unit) : NaN)),
    },
  ];
}

function isClock(column: Column): boolean {
  return (
    column.kind === 'time' &&
    // all may last as long, so that one is the other once more
    (column.role === undefined || ['time-part', 'same-time'].includes(column.role.role)) &&
    isClockGrain(column.grain)
  );
}

/** ms; a clock that shows less at the end has passed midnight. */
function spansOf(start: TimeColumn, end: TimeColumn): Float64Array {
  const [from, to] = [momentsOf(start), momentsOf(end)];
  if (!isTimeOfDay(end)) return to.map((time, row) => time - (from[row] ?? NaN));
  return to.map((time, row) => (((time - (from[row] ?? NaN)) % day) + day) % day);
}

/** Hours of a day and the like, each of which begins where another ends: readings were taken in them. */
function areSlots(start: TimeColumn, end: TimeColumn): boolean {
  const starts = new Set(start.values);
  const followed = end.values.filter((time) => starts.has(time)).length;
  return followed >= minShare * starts.size && new Set(spansOf(start, end)).size === 1;
}

/** Where the file says how far its clocks are ahead, these may have been changed between start and end. */
function momentsOf({ values, offsets }: TimeColumn): Float64Array {
  if (offsets === undefined || offsets === 'utc') return values;
  return values.map((time, row) => time - (offsets[row] || 0) * minute);
}

function inUnit(span: number, unit: 'h' | 'min'): number {
  return unit === 'h' ? Math.round((span / hour) * 1e4) / 1e4 : Math.round((span / minute) * 100) / 100;
}

const [mostKinds, mostFilled] = [20, 0.5];

/** Whether a column says nothing about duration but does not forbid it: an id, a flag, a small category or an occasional remark. */
function isAside(column: Column, rows: number): boolean {
  const { kind, role, values } = column;
  if (role?.role === 'latitude' || role?.role === 'longitude' || kind === 'place') return false;
  if (role !== undefined || kind === 'time') return role?.role !== 'attribute' || kind !== 'measure';
  if (kind === 'measure') return isFlag(column);
  const filled = values.filter(isFilled);
  return filled.length <= mostFilled * rows || new Set(filled).size <= Math.min(mostKinds, rows / 2);
}

function isFlag(column: Column): column is MeasureColumn {
  if (column.kind !== 'measure' || column.role || column.unit !== undefined) return false;
  return column.values.every((value) => !isFilled(value) || value === 0 || value === 1);
}
