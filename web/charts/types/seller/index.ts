import type { EChartsCoreOption } from 'echarts/core';
import { extremesOf } from '../../axes/value-axis.ts';
import type { ChartType, View } from '../../chart-type.ts';
import { decodeWith, namedValue, shape, type NamedValue } from '../../data/decode.ts';
import { itemsOnPage, pagesOf } from '../../data/pages.ts';
import { describe, frameOf, grown, sizesOf } from '../../frame.ts';
import { fitText, widest } from '../../text/measure.ts';
import { shortNumber } from '../../text/numbers.ts';
import { indexOf, itemTip } from '../../text/tooltip.ts';

const perPage = 5;
const schema = shape.list(namedValue);
const title = { 'zh-CN': '商家销售统计', en: 'Sales by seller' };

/** Merchants by sales, five a page, the largest on top of the first. All pages share one scale. */
export const seller: ChartType<readonly NamedValue[]> = {
  name: 'seller',
  title,
  pace: 3000,
  decode: (json) => decodeWith(schema, json).toSorted((a, b) => b.value - a.value),
  isEmpty: (items) => items.length === 0,
  steps: (items) => pagesOf(items, perPage),
  toOption: (items, view) => toOption(items, grown(view)),
};

function toOption(items: readonly NamedValue[], view: View): EChartsCoreOption {
  const { theme, language } = view;
  const page = itemsOnPage(items, perPage, view.step);
  const plot = layOut(items, view);
  const frame = frameOf(view, describe(title[language], page, language));
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', z: 0, lineStyle: { type: 'solid', width: plot.bar, color: theme.faint } },
      formatter: (hovered: unknown) => itemTip(view, page[indexOf(hovered)]),
    },
    grid: {
      left: plot.left,
      right: plot.right,
      top: plot.shift,
      bottom: -plot.shift,
      outerBoundsMode: 'none',
    },
    xAxis: { type: 'value', show: false, min: plot.min, max: plot.max },
    yAxis: nameAxis(page, Math.min(perPage, items.length), plot, view),
    series: [bars(page, plot, view)],
  };
}

type Plot = ReturnType<typeof layOut>;

/**
 * A row is a name with its bar below. The grid is shifted down by half the name's height, so that rows are centred, not bars; but by no more
 * than leaves the last value whole.
 */
function layOut(items: readonly NamedValue[], view: View) {
  const { text, line, gap } = sizesOf(view);
  const { min, max } = extremesOf(items.map(({ value }) => value));
  const room = (ofSign: -1 | 1): number =>
    widest(
      items
        .filter(({ value }) => Math.sign(value) === ofSign)
        .map(({ value }) => shortNumber(value, view.language)),
      text,
    );
  const rowHeight = view.height / Math.min(perPage, Math.max(1, items.length));
  const bar = Math.max(4 * view.unit, Math.min(32 * view.unit, rowHeight * 0.4, rowHeight - line - 2 * gap));
  return {
    min,
    max,
    bar,
    shift: Math.max(0, Math.min((line + gap / 2) / 2, (rowHeight - Math.max(bar, 1.2 * text)) / 2)),
    left: min < 0 ? room(-1) + gap : 0,
    right: room(1) + gap,
  };
}

function nameAxis(page: readonly NamedValue[], rows: number, plot: Plot, view: View) {
  const { text, gap } = sizesOf(view);
  return {
    type: 'category',
    inverse: true,
    data: Array.from({ length: rows }, (_, row) => page[row]?.name ?? ''),
    axisLine: { show: false },
    axisTick: { show: false },
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

function bars(page: readonly NamedValue[], plot: Plot, view: View) {
  const { text, gap } = sizesOf(view);
  const end = plot.bar / 2;
  return {
    id: 'sales',
    type: 'bar',
    cursor: 'default',
    barWidth: plot.bar,
    itemStyle: { color: alongValues(plot, view) },
    emphasis: { disabled: true },
    label: { show: true, distance: gap, color: view.theme.ink, fontSize: text },
    data: page.map(({ name, value }) => ({
      name,
      value,
      itemStyle: { borderRadius: value < 0 ? [end, 0, 0, end] : [0, end, end, 0] },
      label: { position: value < 0 ? 'left' : 'right', formatter: () => shortNumber(value, view.language) },
    })),
  };
}

/** One gradient over the whole scale, shared by all bars: a colour is a value, and a short bar shows only its beginning. */
function alongValues({ min, max, left, right }: Plot, { width, theme }: View) {
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
