import type { View } from '../../chart-type.ts';
import { agreementColours } from '../../colour/agreement-colours.ts';
import { coloursOf } from '../../colour/palette.ts';
import type { Series } from '../../data/series-data.ts';
import { totals } from '../../data/others.ts';
import { agreementsOf } from '../../text/answers.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { sharedUnit } from '../../text/series-names.ts';
import type { TooltipRow } from '../../text/tooltip.ts';
import { localised } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';
import type { Bars } from './data.ts';
import { tops } from './stacks.ts';

/** The colours of the bars: of the series, or of answers from "disagree" to "agree" that are parts of a stack. */
export function barColours({ input, stacked }: Bars, series: readonly Series[], view: View) {
  const { settings } = input;
  const agreements =
    stacked && !settings.colours
      ? agreementsOf(
          series.map(({ name }) => localised(name, view.language)),
          haveOneTotal(series),
        )
      : undefined;
  const colours = agreements && agreementColours(agreements, view.theme);
  const usual = coloursOf(series, settings, view.theme);
  return (index: number): string => colours?.[index] ?? usual(index);
}

/** Parts of 100 %, or of the same number each. */
export function haveOneTotal(series: readonly Series[]): boolean {
  const sums = totals(series);
  const [first = 0] = sums;
  return sums.every((sum) => Math.abs(sum - first) <= 1e-6 * Math.abs(first));
}

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
