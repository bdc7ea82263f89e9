import type { View } from '../../chart-type.ts';
import type { Series } from '../../data/series-data.ts';
import { totals } from '../../data/others.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { sharedUnit } from '../../text/series-names.ts';
import type { TooltipRow } from '../../text/tooltip.ts';
import { localised } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';
import { tops } from './stacks.ts';

/** Labels with the total of each stack, on an additional series of zero-length bars. */
export function totalsSeries(
  series: readonly Series[],
  style: Readonly<Record<string, unknown>>,
  label: (value: number) => string,
) {
  const sums = totals(series);
  return {
    id: 'totals',
    type: 'bar',
    stack: 'all',
    stackStrategy: 'positive',
    silent: true,
    label: { show: true, ...style },
    data: Array.from(tops(series, 1), (top, i) => ({
      value: Number.isNaN(top) ? NaN : 0,
      label: { formatter: () => label(sums[i] ?? NaN) },
    })),
  };
}

/** Tooltip rows with the values of one label, in series order. A single series needs no colour. */
export function valueLines(
  series: readonly Series[],
  at: number,
  format: ValueFormat,
  colour: (index: number) => string,
  { language }: View,
): TooltipRow[] {
  return series.map(({ name, values, unit }, i) => ({
    ...(series.length > 1 ? { colour: colour(i) } : {}),
    name: localised(name, language),
    value: format.exact(values[at] ?? NaN, unit),
  }));
}

/** The last tooltip row of a stack. */
export function totalLine(
  series: readonly Series[],
  at: number,
  format: ValueFormat,
  { language }: View,
): TooltipRow {
  const sum = format.exact(totals(series)[at] ?? NaN, sharedUnit(series));
  return { name: chartWords[language].total, value: sum };
}
