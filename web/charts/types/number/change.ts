import type { Language, View } from '../../chart-type.ts';
import { labelTexts } from '../../data/labels.ts';
import type { Metric } from '../../families/metrics/metric.ts';
import { typeScale } from '../../frame.ts';
import { textShape, type Shape } from '../../shapes/shapes.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { textWidth } from '../../text/measure.ts';
import { chartWords } from '../../words/index.ts';

/** The difference to the previous value. */
export interface Change {
  /** `▲ +12.3%`, without a colour, since it is not known whether more is better */
  readonly text: string;
  /** e.g. `vs. May 2` */
  readonly against: string;
}

/** Undefined without a previous value. Percentages change by percentage points, other values by a percentage. */
export function changeOf(
  { value, history, unit, before }: Metric,
  format: ValueFormat,
  language: Language,
): Change | undefined {
  const last = history.at(-2);
  if (last === undefined) return undefined;
  const difference = value - last;
  const arrow = difference > 0 ? '▲' : difference < 0 ? '▼' : '●';
  const [named = ''] = before ? labelTexts(before, language) : [];
  const words = chartWords[language].change;
  const against = named ? words.against(named) : words.againstLast;
  return { text: `${arrow} ${sizeOf(difference, last, unit, format, language)}`, against };
}

function sizeOf(
  difference: number,
  last: number,
  unit: string,
  format: ValueFormat,
  language: Language,
): string {
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  const size = Math.abs(difference);
  if (unit === '%') return chartWords[language].change.points(`${sign}${Number(size.toFixed(2))}`);
  if (last === 0) return `${sign}${format.short(size)}`;
  const percent = (100 * size) / Math.abs(last);
  return `${sign}${percent >= 1000 ? format.short(percent) : percent.toFixed(1)}%`;
}

/** The change, and what it is compared with if that fits. */
export function changeShapes(
  { text: change, against }: Change,
  { x, y, width }: { x: number; y: number; width: number },
  view: View,
): Shape[] {
  const { text, small, gap } = typeScale(view);
  const { ink, mutedInk } = view.theme;
  const [first, second] = [textWidth(change, text, 600), textWidth(against, small)];
  if (first + gap + second > width)
    return [textShape(change, { x, y, size: text, colour: ink, align: 'center', bold: true })];
  const left = x - (first + gap + second) / 2;
  return [
    textShape(change, { x: left, y, size: text, colour: ink, bold: true }),
    textShape(against, { x: left + first + gap, y, size: small, colour: mutedInk }),
  ];
}
