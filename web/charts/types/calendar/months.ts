import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { textWidth } from '../../text/measure.ts';
import { formatTicks, formatDateTime } from '../../text/times.ts';
import { columnOf, type CalendarPlot, type Strip } from './layout.ts';

const day = 86_400_000;

interface Month {
  /** first day in the strip */
  readonly ms: number;
  /** the week above which ECharts writes the name: its first whole week */
  readonly column: number;
}

/** The names above the strips by `monthKey`, as many as fit. The first name, and the first of each year, include the year. */
export function monthNames(
  strips: readonly Strip[],
  { cell, weeks }: Pick<CalendarPlot, 'cell' | 'weeks'>,
  view: View,
): ReadonlyMap<string, string>[] {
  const { small, gap } = typeScale(view);
  let year: number | undefined;
  return strips.map((strip) => {
    const names = new Map<string, string>();
    const months = monthsOf(strip);
    let free = 0;
    months.forEach(({ ms, column }, i) => {
      const time = new Date(ms);
      const text = nameOf(ms, time.getUTCFullYear() !== year, view);
      const end = column * cell + textWidth(text, small);
      // The name of a month of a few days would take the place of the next name.
      const next = i === 0 && months[1] && months[1].column < 3 ? months[1].column : weeks;
      if (column * cell < free || end > next * cell) return;
      year = time.getUTCFullYear();
      free = end + gap;
      names.set(monthKey(year, time.getUTCMonth() + 1), text);
    });
    return names;
  });
}

export function monthKey(year: number | string, month: number | string): string {
  return `${Number(year)}-${Number(month)}`;
}

function monthsOf({ first, last }: Strip): Month[] {
  const months: Month[] = [];
  for (let ms = first; ms <= last; ms = nextMonth(ms))
    months.push({ ms, column: columnOf(ms + 6 * day, first) });
  return months;
}

function nextMonth(ms: number): number {
  const time = new Date(ms);
  return new Date(0).setUTCFullYear(time.getUTCFullYear(), time.getUTCMonth() + 1, 1);
}

function nameOf(ms: number, isNews: boolean, { language }: View): string {
  if (!isNews) return formatTicks([ms], 'month', language)[0] ?? '';
  return formatDateTime(ms, new Date(ms).getUTCMonth() === 0 ? 'year' : 'month', language);
}
