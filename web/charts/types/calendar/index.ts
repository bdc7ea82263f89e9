import type { ChartType, Size } from '../../chart-type.ts';
import { pagesOf } from '../../data/pages.ts';
import { playIntervalOf, defaultPlayInterval } from '../../data/paging.ts';
import '../../echarts-modules/calendar.ts';
import '../../echarts-modules/heatmap.ts';
import { scaled } from '../../frame.ts';
import { measureNote } from '../../text/headings.ts';
import { decodeCalendar, type Calendar } from './data.ts';
import { layOutCalendar } from './layout.ts';
import { calendarOption } from './option.ts';

const defaultSize: Size = { width: 560, height: 400, unit: 1 };

/** One cell per day, coloured by its value; weeks are columns. Long ranges are split into rows and pages. */
export const calendar: ChartType<Calendar> = {
  name: 'calendar',
  playInterval: defaultPlayInterval,
  decode: (_json, input) => decodeCalendar(input),
  isEmpty: ({ days }) => days.length === 0,
  steps: (data, size = defaultSize) => {
    const { strips, perPage } = layOutCalendar(data, scaled(size));
    return pagesOf(strips, perPage);
  },
  note: ({ input }, language) => measureNote(input, language),
  playIntervalOf: ({ input }) => playIntervalOf(input.settings),
  toOption: (data, view) => calendarOption(data, scaled(view)),
};
