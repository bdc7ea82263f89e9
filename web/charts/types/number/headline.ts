import type { Language } from '../../chart-type.ts';
import { formatBigNumber } from '../../families/metrics/big-number.ts';
import type { Metrics } from '../../families/metrics/data.ts';
import { statusOf, thresholdsIn } from '../../families/metrics/status.ts';
import { localised } from '../../text/titles.ts';
import { valueFormatOf, withUnit } from '../../text/value-format.ts';
import type { Theme } from '../../theme.ts';
import { changeOf, type Change } from './change.ts';

/** A headline figure: everything in words, and the points of its line. */
export interface HeadlineFigure {
  /** '' for one alone */
  readonly name: string;
  readonly value: number;
  /** `1,284`, `99.95%` */
  readonly text: string;
  /** a unit in words, smaller beside the number; '' for none, or where it touches the number */
  readonly unit: string;
  readonly change: Change | undefined;
  /** the band of its value, from the side-car */
  readonly status: { readonly text: string; readonly colour: string } | undefined;
  /** of a polyline in a box of 1 by 1, from the left; empty where there is no history */
  readonly line: readonly (readonly [x: number, y: number])[];
}

/** More points than px are not seen. */
const maxPoints = 160;
/** A line between two values says no more than the change. */
const leastPoints = 3;

/** The single values of a file as headline figures. The tile's title says what one alone is. */
export function headlineFigures(
  { input, metrics }: Metrics,
  theme: Theme,
  language: Language,
): HeadlineFigure[] {
  const { settings } = input;
  const format = valueFormatOf(settings, language);
  return metrics.map((metric) => {
    const name = localised(metric.name, language);
    const written = formatBigNumber(
      metric.value,
      { unit: metric.unit, ends: thresholdsIn(settings) },
      format,
      language,
    );
    const joined = withUnit(written, metric.unit);
    const isApart = joined.includes(' ') && metric.unit !== '';
    return {
      name: metrics.length === 1 ? '' : name,
      value: metric.value,
      text: isApart ? written : joined,
      unit: isApart ? metric.unit : '',
      change: changeOf(metric, format, language),
      status: statusOf(metric.value, settings, theme, language),
      line: lineOf(metric.history),
    };
  });
}

function lineOf(history: Float64Array): [number, number][] {
  if (history.length < leastPoints) return [];
  const values = [...history.subarray(-maxPoints)];
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const heightOf = (value: number): number =>
    greatest > least ? 1 - (value - least) / (greatest - least) : 0.5;
  return values.map((value, i) => [i / (values.length - 1), heightOf(value)]);
}
