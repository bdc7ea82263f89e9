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
import { valueFormatOf } from '../../text/value-format.ts';
import { fitText } from '../../text/measure.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised } from '../../text/titles.ts';
import { changeOf, changeShapes } from './change.ts';
import { trendShapes } from './trend.ts';

/** Numbers side by side. */
export function numberOption(data: Metrics, size: number, view: View): EChartsCoreOption {
  const { input } = data;
  const format = valueFormatOf(input.settings, view.language);
  const style: MetricStyle = {
    id: 'figures',
    aspect: 1.9,
    shapes: (metric, named, box) => cellShapes(metric, named, box, input, view),
    tooltipContent: ({ name, value, unit }) =>
      tooltipContent(view, localised(name, view.language), [{ name: '', value: format.exact(value, unit) }]),
  };
  return metricsOption(data, size, style, view);
}

/** From the top: name, number, status, change and trend line. */
function cellShapes(
  metric: Metric,
  named: boolean,
  box: Box,
  { settings }: TableInput,
  screen: View,
): Shape[] {
  const view = larger(screen, box);
  const { theme, language, unit } = screen;
  const { text, small, line, gap } = typeScale(view);
  const middle = box.x + box.width / 2;
  const name = localised(metric.name, language);
  const status = statusOf(metric.value, settings, theme, language);
  const figure = bigNumber(metric, thresholdsIn(settings), valueFormatOf(settings, language), language);
  const change = changeOf(metric, valueFormatOf(settings, language), language);

  const trended = metric.history.length > 2 && box.height >= 130 * unit;
  const trend = trended ? Math.min(box.height * 0.28, 140 * unit) : 0;
  const rows = (named ? line : 0) + (status ? line : 0) + (change ? line : 0);
  const room = box.height - trend - rows - gap;
  const height = Math.max(text, Math.min(room * 0.72, (box.width * 0.92) / figure.width, 180 * unit));
  const free = Math.max(0, room - height * 1.25) / 2;

  let y = box.y + free;
  const next = (px: number): number => (y += px) - px / 2;
  const centred = { x: middle, align: 'center' as const };
  const shapes: Shape[] = [];
  if (named) {
    const words = fitText(name, box.width, text);
    shapes.push(textShape(words, { ...centred, y: next(line), size: text, colour: theme.mutedInk }));
  }
  shapes.push(
    ...figure.shapes({
      x: middle,
      y: next(height * 1.25),
      height,
      colour: theme.ink,
      muted: theme.mutedInk,
      least: small,
      room: box.width,
    }),
  );
  if (status) {
    const words = fitText(`● ${status.text}`, box.width, small);
    shapes.push(textShape(words, { ...centred, y: next(line), size: small, colour: status.colour }));
  }
  if (change) shapes.push(...changeShapes(change, { x: middle, y: next(line), width: box.width }, view));
  const foot = { x: box.x, y: box.y + box.height - trend, width: box.width, height: trend };
  if (trended) shapes.push(...trendShapes(metric.history, foot, status?.colour ?? theme.accent, view));
  return shapes;
}

/** In a large box all text is larger. */
function larger(view: View, { height }: Box): View {
  return { ...view, unit: view.unit * Math.min(1.7, Math.max(1, height / (260 * view.unit))) };
}
