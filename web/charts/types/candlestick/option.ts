import type { EChartsCoreOption } from 'echarts/core';
import { linePointer, categoryAxis, valueAxis } from '../../axes/axis-options.ts';
import { marksOf } from '../../axes/marks.ts';
import { gridOption } from '../../axes/plot-area.ts';
import { categoryPlotArea } from '../../axes/category-plot-area.ts';
import type { View } from '../../chart-type.ts';
import { labelAt, pickLabels, type Labels } from '../../data/labels.ts';
import { describe, baseOption } from '../../frame.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { titleOf } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';
import type { Candle, Candles } from './data.ts';

/** Minimum width of a candle in units: narrower neighbours are merged. */
const least = 6;

/** Candles: hollow when the price rose, filled when it fell. */
export function candlestickOption(data: Candles, view: View): EChartsCoreOption {
  const { input, unit } = data;
  const format = valueFormatOf(input.settings, view.language);
  const shown = joined(data, view);
  const { plotArea, texts } = categoryPlotArea(data, shown.labels, format, view);
  const base = baseOption(
    view,
    describe(titleOf(input, view.language), describedItems(shown, view), view.language),
  );
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: linePointer(view),
      formatter: (params: unknown) => candleTooltip(shown, unit, params, format, view),
    },
    grid: gridOption(plotArea),
    xAxis: { ...categoryAxis(texts, view), boundaryGap: true },
    yAxis: valueAxis(plotArea, format, view),
    series: [
      candleSeries(shown.candles, plotArea.width, view),
      ...marksOf(input.settings, plotArea, format, view),
    ],
  };
}

interface Shown {
  readonly labels: Labels;
  /** the last label that each candle covers */
  readonly until: Labels;
  readonly candles: readonly Candle[];
}

/** Merges neighbours until all candles are wide enough, e.g. days to weeks. */
function joined({ labels, candles }: Candles, view: View): Shown {
  const every = Math.max(1, Math.ceil((candles.length * least * view.unit) / view.width));
  const starts = candles.map((_, i) => i).filter((i) => i % every === 0);
  const ends = starts.map((start) => Math.min(start + every, candles.length) - 1);
  return {
    labels: pickLabels(labels, starts),
    until: pickLabels(labels, ends),
    candles: starts.map((start, i) => joinCandles(candles.slice(start, (ends[i] ?? start) + 1))),
  };
}

function joinCandles(candles: readonly Candle[]): Candle {
  return {
    open: candles[0]?.open ?? NaN,
    high: Math.max(...candles.map(({ high }) => high)),
    low: Math.min(...candles.map(({ low }) => low)),
    close: candles.at(-1)?.close ?? NaN,
  };
}

/** Hollow means up in every language; only the colour depends on it. */
function candleSeries(candles: readonly Candle[], width: number, view: View) {
  const { theme, language, unit } = view;
  const [up, down] = chartWords[language].risesAreRed ? [theme.bad, theme.good] : [theme.good, theme.bad];
  const slot = width / Math.max(1, candles.length);
  return {
    id: 'prices',
    type: 'candlestick',
    cursor: 'default',
    barWidth: Math.max(1, Math.min(0.64 * slot, 28 * unit)),
    itemStyle: {
      color: theme.surface,
      color0: down,
      borderColor: up,
      borderColor0: down,
      borderColorDoji: theme.mutedInk,
      borderWidth: Math.min(1.5 * unit, slot / 5),
    },
    data: candles.map(({ open, high, low, close }) => [open, close, low, high]),
  };
}

function candleTooltip(
  { labels, until, candles }: Shown,
  unit: string,
  params: unknown,
  format: ValueFormat,
  view: View,
) {
  const at = tooltipItems(params, 1)[0]?.dataIndex ?? -1;
  const candle = candles[at];
  if (!candle) return '';
  const [from, to] = [labels, until].map((one) => labelAt(one, at, view.language));
  const lines = (['open', 'high', 'low', 'close'] as const).map((price) => ({
    name: chartWords[view.language].candle[price],
    value: format.exact(candle[price], unit),
  }));
  return tooltipContent(view, from === to ? (from ?? '') : `${from} – ${to}`, lines);
}

function describedItems({ labels, candles }: Shown, view: View) {
  return candles
    .map(({ close }, i) => ({ name: labelAt(labels, i, view.language), value: close }))
    .slice(-10);
}
