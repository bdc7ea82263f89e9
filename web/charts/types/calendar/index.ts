import type { ChartType, Size } from '../../chart-type.ts';
import { tableOf, type GivenTable } from '../../data/given-table.ts';
import { gridOf } from '../../data/grid.ts';
import { paceOf, usualPace } from '../../data/paging.ts';
import { spanOf, type Span } from '../../axes/span.ts';
import { ShapeError } from '../../chart-type.ts';
import { grown } from '../../frame.ts';
import { pagesOf } from '../../data/pages.ts';
import '../../echarts-modules/calendar.ts';
import '../../echarts-modules/heatmap.ts';
import { layOut } from './layout.ts';
import { calendarOption } from './option.ts';

export interface Calendar {
  readonly given: GivenTable;
  /** one for each day, in order: when it begins (UTC), and its value */
  readonly days: readonly { readonly ms: number; readonly value: number }[];
  readonly unit: string;
  readonly span: Span | undefined;
}

const day = 86_400_000;
const usualSize: Size = { width: 560, height: 400, unit: 1 };
const noTime = { 'zh-CN': '需要一列日期', en: 'needs a column of dates' };

/** A field for each day, coloured by its value; weeks are columns. Long times are broken into rows, and pages. */
export const calendar: ChartType<Calendar> = {
  name: 'calendar',
  title: { 'zh-CN': '日历图', en: 'Calendar' },
  pace: usualPace,
  decode: (_json, asked) => decode(tableOf(asked)),
  isEmpty: ({ days }) => days.length === 0,
  steps: (data, size = usualSize) => {
    const { strips, perPage } = layOut(data, grown(size));
    return pagesOf(strips, perPage);
  },
  paceOf: ({ given }) => paceOf(given.settings),
  toOption: (data, view) => calendarOption(data, grown(view)),
};

/** What is finer than a day is added up. */
function decode(given: GivenTable): Calendar {
  const { labels, series } = gridOf(given);
  const [first] = series;
  if (given.source.table.columns.length > 0 && labels.kind !== 'times') throw new ShapeError(noTime);
  const sums = new Map<number, number>();
  const times = labels.kind === 'times' ? labels.times : new Float64Array();
  times.forEach((ms, i) => {
    const value = first?.values[i] ?? NaN;
    const at = Math.floor(ms / day) * day;
    if (!Number.isNaN(value)) sums.set(at, (sums.get(at) ?? 0) + value);
  });
  const days = [...sums].map(([ms, value]) => ({ ms, value })).sort((one, other) => one.ms - other.ms);
  return {
    given,
    days,
    unit: first?.unit ?? '',
    span: spanOf([Float64Array.from(days, ({ value }) => value)]),
  };
}
