import { isPeriodName, type TimePart } from '../cells/clock-names.ts';
import type { CategoryColumn, Column, Grain } from '../table.ts';
import type { PartReader, TimeParts } from './time-part-readers.ts';

/** How offices write a part of a year in a column of its own, and what stands there for the whole year. */
interface PeriodForm {
  readonly part: TimePart;
  readonly grain: Grain;
  readonly pattern: RegExp;
  readonly most: number;
  /** of a half year the first month */
  readonly months?: number;
  /** whatever the column is called: other letters are as well those of a station or a team */
  readonly isSure?: true;
}

const forms: readonly PeriodForm[] = [
  {
    part: 'quarter',
    grain: 'quarter',
    pattern: /^(?:Q|QTR|QUARTER|TRIM)[ .-]?0?(\d)$/i,
    most: 4,
    isSure: true,
  },
  { part: 'quarter', grain: 'quarter', pattern: /^T[ .-]?0?(\d)$/i, most: 4 },
  { part: 'month', grain: 'month', pattern: /^M[ .-]?(\d{1,2})$/i, most: 12 },
  { part: 'week', grain: 'day', pattern: /^(?:W|KW|CW|WK|WEEK)[ .-]?(\d{1,2})$/i, most: 53 },
  { part: 'month', grain: 'month', pattern: /^(?:S|H|HY|B)[ .-]?0?(\d)$/i, most: 2, months: 6 },
];

/** `Year, Period` with Q01 to Q04, Qtr1, or below such a name M01, W01, S1 or H1; a fifth quarter or a 13th month is the year. */
export function namedPeriods(columns: readonly Column[], year: PartReader): TimeParts | undefined {
  for (const column of columns) {
    if (column.kind !== 'category' || column === year.column) continue;
    const isNamed = isPeriodName(column.name);
    const form = forms.find((one) => (isNamed || one.isSure) && isIn(one, column));
    if (!form) continue;
    const at = (row: number): number => {
      const number = numberIn(form, column.values[row] ?? '');
      return number <= form.most ? (number - 1) * (form.months ?? 1) + 1 : NaN;
    };
    const readers = new Map([
      ['year', year],
      [form.part, { column, at }],
    ] as const);
    return { readers, grain: form.grain };
  }
  return undefined;
}

const minPeriods = 2;

function isIn(form: PeriodForm, { values }: CategoryColumn): boolean {
  const different = [...new Set(values)].filter((text) => text !== '');
  const numbers = different.map((text) => numberIn(form, text));
  return numbers.length >= minPeriods && numbers.every((number) => number >= 1 && number <= form.most + 1);
}

function numberIn({ pattern }: PeriodForm, text: string): number {
  return Number(pattern.exec(text.trim())?.[1] ?? NaN);
}
