import type { Language, View } from '../../chart-type.ts';
import { labelTexts, type Labels } from '../../data/labels.ts';
import type { Metric, Step } from '../../families/metrics/metric.ts';
import { typeScale } from '../../frame.ts';
import { textShape, type Shape } from '../../shapes/shapes.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { textWidth } from '../../text/measure.ts';
import { chartWords } from '../../words/index.ts';

/** The difference to the previous value. */
export interface Change {
  /** `▲ +12.3%`, without a colour, since it is not known whether more is better; no arrow where nothing shows of a change */
  readonly text: string;
  /** e.g. `vs previous day` */
  readonly against: string;
}

/** Undefined without a previous value. Percentages change by percentage points, other values by a percentage. */
export function changeOf(
  { value, history, unit, before, step }: Metric,
  format: ValueFormat,
  language: Language,
): Change | undefined {
  const last = history.at(-2);
  if (last === undefined) return undefined;
  const difference = value - last;
  const size = sizeOf(difference, last, unit, format, language);
  const isNone = !/[1-9]/.test(size);
  const arrow = difference > 0 ? '▲ +' : '▼ −';
  return { text: isNone ? `±${size}` : arrow + size, against: againstOf(before, step, language) };
}

/** Names that say no more than that it is the former value. */
const plainFormer = /^(?:prev(?:ious)?|prior|former|last|before)(?:.?value)?$|^上[期次]$/i;

function againstOf(before: Labels | undefined, step: Step | undefined, language: Language): string {
  const words = chartWords[language].change;
  if (step !== undefined) return words.steps[step];
  const [named = ''] = before ? labelTexts(before, language) : [];
  const isPlain = named === '' || (before?.kind === 'names' && plainFormer.test(named));
  return isPlain ? words.againstLast : words.against(named.replaceAll('_', ' '));
}

function sizeOf(
  difference: number,
  last: number,
  unit: string,
  format: ValueFormat,
  language: Language,
): string {
  const size = Math.abs(difference);
  if (unit === '%') return chartWords[language].change.points(String(Number(size.toFixed(2))));
  if (last === 0) return format.short(size);
  const percent = (100 * size) / Math.abs(last);
  return `${percent >= 1000 ? format.short(percent) : percent.toFixed(1)}%`;
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
