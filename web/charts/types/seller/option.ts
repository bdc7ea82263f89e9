import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import type { NamedValue } from '../../data/decode.ts';
import { itemsOnPage } from '../../data/pages.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { fitText } from '../../text/measure.ts';
import { dataIndexOf, itemTooltip } from '../../text/tooltip.ts';
import { layOutSellers, sellersPerPage, type SellerPlot } from './layout.ts';

/** One page of bars. */
export function sellerOption(title: string, items: readonly NamedValue[], view: View): EChartsCoreOption {
  const { theme, language } = view;
  const page = itemsOnPage(items, sellersPerPage, view.step);
  const plot = layOutSellers(items, view);
  const base = baseOption(view, describe(title, page, language));
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', z: 0, lineStyle: { width: plot.bar, color: theme.faint } },
      formatter: (params: unknown) => itemTooltip(view, page[dataIndexOf(params)]),
    },
    grid: {
      left: plot.left,
      right: plot.right,
      top: plot.shift,
      bottom: -plot.shift,
      outerBoundsMode: 'none',
    },
    xAxis: { type: 'value', show: false, min: plot.min, max: plot.max },
    yAxis: nameAxis(page, Math.min(sellersPerPage, items.length), plot, view),
    series: [bars(page, plot, view)],
  };
}

function nameAxis(page: readonly NamedValue[], rows: number, plot: SellerPlot, view: View) {
  const { text, gap } = typeScale(view);
  return {
    type: 'category',
    inverse: true,
    data: Array.from({ length: rows }, (_, row) => page[row]?.name ?? ''),
    axisLine: { show: false },
    axisLabel: {
      inside: true,
      margin: -plot.left,
      align: 'left',
      verticalAlign: 'bottom',
      padding: [0, 0, plot.bar / 2 + gap / 2, 0],
      interval: 0,
      color: view.theme.ink,
      fontSize: text,
      formatter: (name: string) => fitText(name, view.width, text),
    },
  };
}

function bars(page: readonly NamedValue[], plot: SellerPlot, view: View) {
  const { text, gap } = typeScale(view);
  const end = plot.bar / 2;
  return {
    id: 'sales',
    type: 'bar',
    cursor: 'default',
    barWidth: plot.bar,
    itemStyle: { color: alongValues(plot, view) },
    emphasis: { disabled: true },
    label: { show: true, distance: gap, color: view.theme.ink, fontSize: text },
    // A bar stays in its row, as its name does: bars that change places are never one over the other.
    data: page.map(({ name, value }, row) => ({
      id: `row-${row}`,
      name,
      value,
      itemStyle: { borderRadius: value < 0 ? [end, 0, 0, end] : [0, end, end, 0] },
      label: { position: value < 0 ? 'left' : 'right', formatter: () => plot.label(value) },
    })),
  };
}

/** One gradient along the axis, shared by all bars: a colour stands for a value, and a short bar shows only the start of it. */
function alongValues({ min, max, left, right }: SellerPlot, { width, theme }: View) {
  const zero = -min / (max - min);
  const [low, , , , , , high] = theme.diverging;
  return {
    type: 'linear',
    global: true,
    x: left,
    y: 0,
    x2: Math.max(left + 1, width - right),
    y2: 0,
    colorStops: [
      { offset: 0, color: min < 0 ? low : theme.sequential[2] },
      { offset: zero, color: min < 0 ? theme.diverging[1] : theme.sequential[2] },
      { offset: zero, color: theme.sequential[2] },
      { offset: 1, color: high },
    ],
  };
}
