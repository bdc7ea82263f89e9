import type { Cells } from '../raw-table.ts';
import { grains, type Grain } from '../table.ts';
import { dayMonthOrder, hasAmbiguous, hasDots, type DayMonthOrder } from './day-month.ts';
import { coarsestGrain } from './grain.ts';
import type { Moment } from './moment.ts';
import { isEmptyCell } from './text.ts';
import { dayFirst, monthFirst, timeFormats, type TimeFormat } from './time-formats.ts';

export interface ParsedTimes {
  readonly values: Float64Array;
  readonly grain: Grain;
}

/** A column with more invalid cells than this, and more than valid ones, is not a time column. */
const maxInvalid = 50;

/**
 * The times of a text column; undefined if more than a tenth of its cells are not times.
 * @param otherwise the order of days and months where the column itself does not show it
 */
export function parseTimes(
  cells: Cells,
  otherwise: () => DayMonthOrder = () => 'month',
): ParsedTimes | undefined {
  if (cells instanceof Float64Array) return undefined;
  const parse = createParser(formatsFor(cells, otherwise));
  const column = createTimeColumn(cells.length);
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (isEmptyCell(cell)) continue;
    const moment = parse(cell);
    if (moment) column.put(at, moment);
    if (moment) valid += 1;
    else if ((invalid += 1) > maxInvalid && invalid > valid) return undefined;
  }
  return valid > 0 && invalid <= valid / 10 ? column.done() : undefined;
}

/** Collects a column's moments. Screens show the times as in the file: zones only count if they differ by more than daylight saving. */
function createTimeColumn(rows: number) {
  const values = new Float64Array(rows).fill(NaN);
  let zones: Float64Array | undefined;
  let [east, west, finest] = [-Infinity, Infinity, 0];
  return {
    put(at: number, { time, zone = 0, grain }: Moment): void {
      values[at] = time;
      east = Math.max(east, zone);
      west = Math.min(west, zone);
      finest = Math.max(finest, grains.indexOf(grain));
      if (zone !== 0) (zones ??= new Float64Array(rows))[at] = zone;
    },
    done(): ParsedTimes {
      const shifts = east - west > 60 ? zones : undefined;
      const times = shifts ? values.map((time, at) => time - (shifts[at] ?? 0) * 60_000) : values;
      return { values: times, grain: coarsestGrain(times, grains[finest] ?? 'second') };
    },
  };
}

/** Tries the format of the previous cell first: nearly all cells of a column have the same format. */
function createParser(formats: readonly TimeFormat[]): (cell: unknown) => Moment | undefined {
  let last: TimeFormat | undefined;
  return (cell) => {
    const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
    if (text === '' || text.length > 40) return undefined;
    const again = last && parseWith(last, text);
    if (again) return again;
    for (const format of formats) {
      const moment = parseWith(format, text);
      if (!moment) continue;
      last = format;
      return moment;
    }
    return undefined;
  };
}

function parseWith({ pattern, parse }: TimeFormat, text: string): Moment | undefined {
  const groups = pattern.exec(text);
  return groups ? parse(groups) : undefined;
}

/** For `05/01/2024`: what the column shows; else dots mean day first; else what the rest of the table suggests. */
function formatsFor(cells: readonly unknown[], otherwise: () => DayMonthOrder): readonly TimeFormat[] {
  if (!hasAmbiguous(cells)) return timeFormats;
  const order = dayMonthOrder(cells) ?? (hasDots(cells) ? 'day' : otherwise());
  const wrong = order === 'day' ? monthFirst : dayFirst;
  return timeFormats.filter((format) => format !== wrong);
}
