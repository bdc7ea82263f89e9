import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import type { TableInput } from '../../data/table-input.ts';
import { bigNumber } from '../../families/metrics/big-number.ts';
import type { Metrics } from '../../families/metrics/data.ts';
import { thresholdsIn, statusOf } from '../../families/metrics/status.ts';
import { metricsOption, type MetricStyle } from '../../families/metrics/option.ts';
import type { Metric } from '../../families/metrics/metric.ts';
import { typeScale } from '../../frame.ts';
import { textShape, type Box, type Shape } from '../../shapes/shapes.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { fitText } from '../../text/measure.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised } from '../../text/titles.ts';
import { arc, bandShapes, dialIn, limitShapes, targetShape, type Dial } from './dial.ts';
import { scaleOf, shareOfScale, type Scale } from './scale.ts';
import { targetText } from './target.ts';

/** Gauges side by side. */
export function gaugeOption(data: Metrics, size: number, view: View): EChartsCoreOption {
  const { input, target } = data;
  const style: MetricStyle = {
    id: 'gauges',
    aspect: 1.2,
    shapes: (metric, named, box) => gaugeShapes(metric, { input, target, named }, box, view),
    tooltipContent: (metric) =>
      gaugeTooltip(metric, target, valueFormatOf(input.settings, view.language), view),
  };
  return metricsOption(data, size, style, view, target ? [target] : []);
}

function gaugeTooltip(
  metric: Metric,
  target: Metric | undefined,
  format: ValueFormat,
  view: View,
): HTMLElement {
  const lineOf = ({ name, value, unit }: Metric) => ({
    name: localised(name, view.language),
    value: format.exact(value, unit),
  });
  const own = lineOf(metric);
  return tooltipContent(view, own.name, [{ ...own, name: '' }, ...(target ? [lineOf(target)] : [])]);
}

interface GaugeParts {
  readonly input: TableInput;
  readonly target: Metric | undefined;
  /** draw its name */
  readonly named: boolean;
}

function gaugeShapes(metric: Metric, parts: GaugeParts, box: Box, view: View): Shape[] {
  const { settings } = parts.input;
  const { theme, language } = view;
  const scale = scaleOf(metric, settings, parts.target);
  const status = statusOf(metric.value, settings, theme, language);
  const dial = dialIn(box, (parts.named ? 1 : 0) + (parts.target ? 1 : 0), view);
  const own = settings.colours?.[0] ?? theme.accent;
  const zero = shareOfScale(Math.max(scale.min, Math.min(0, scale.max)), scale);
  const share = shareOfScale(metric.value, scale);
  return [
    arc(dial, 0, 1, theme.faint),
    arc(dial, Math.min(zero, share), Math.max(zero, share), status?.colour ?? own),
    ...bandShapes(settings, scale, dial, view),
    ...limitShapes(settings, scale, dial, view),
    ...(parts.target ? [targetShape(parts.target.value, scale, dial, view)] : []),
    ...bigNumberShapes(metric, parts, dial, status, view),
    ...footShapes(metric, parts, box, dial, scale, view),
  ];
}

/** The number in the middle, and its status below. */
function bigNumberShapes(
  metric: Metric,
  { input: { settings }, target }: GaugeParts,
  { cx, cy, radius, thick }: Dial,
  status: ReturnType<typeof statusOf>,
  view: View,
): Shape[] {
  const { theme, language, unit } = view;
  const { text, small } = typeScale(view);
  const ends = [...thresholdsIn(settings), ...(target ? [target.value] : [])];
  const figure = bigNumber(metric, ends, valueFormatOf(settings, language), language);
  const inner = 1.6 * (radius - 1.6 * thick);
  const height = Math.min(radius * 0.46, inner / figure.width, 140 * unit);
  const colours = { colour: theme.ink, muted: theme.mutedInk };
  const shapes = figure.shapes({ x: cx, y: cy, height, ...colours, least: small, room: inner });
  if (!status?.text) return shapes;
  const size = Math.max(small, Math.min(1.6 * text, radius * 0.16));
  const place = { x: cx, y: cy + height * 0.5 + size, size, align: 'center', bold: true } as const;
  return [...shapes, textShape(fitText(status.text, inner, size, 600), { ...place, colour: status.colour })];
}

/** Below the arc: the ends of the scale, the name, then the target. */
function footShapes(
  { name, value }: Metric,
  { input: { settings }, target, named }: GaugeParts,
  { width }: Box,
  { cx, cy, radius, thick }: Dial,
  scale: Scale,
  view: View,
): Shape[] {
  const { theme, language } = view;
  const { text, small, line } = typeScale(view);
  const format = valueFormatOf(settings, language);
  let y = cy + radius / 2 + line / 2;
  const reach = (radius - thick / 2) * Math.cos(Math.PI / 6);
  const ends = { y, size: small, colour: theme.mutedInk, align: 'center' as const };
  const below = (words: string, size: number, colour: string): Shape =>
    textShape(words, { x: cx, y: (y += line), size, colour, align: 'center' });
  return [
    textShape(format.short(scale.min), { ...ends, x: cx - reach }),
    textShape(format.short(scale.max), { ...ends, x: cx + reach }),
    ...(named ? [below(fitText(localised(name, language), width, text), text, theme.ink)] : []),
    ...(target
      ? [below(targetText(value, target, format, { width, size: text, language }), text, theme.mutedInk)]
      : []),
  ];
}
