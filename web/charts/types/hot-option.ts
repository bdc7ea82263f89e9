import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { seriesColour } from '../colours.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import { legendStyle, legendWidth } from '../legend.ts';
import { fitText, textWidth } from '../measure.ts';
import { fullNumber, percent, shortNumber } from '../numbers.ts';
import { plainText } from '../plain-text.ts';
import { indexOf, tip } from '../tooltip.ts';
import type { Category, Item } from './hot.ts';

const words = {
  total: { 'zh-CN': '合计', en: 'Total' },
  others: { 'zh-CN': '其他', en: 'Others' },
};
const mostInTip = 12;

interface Slice extends Item {
  readonly colour: string;
  /** of the whole ring, 0 to 1 */
  readonly share: number;
}

/** One category as a ring: its sum in the middle, names and shares outside where there is room, below it where there is not. */
export function hotOption(title: string, category: Category, view: View): EChartsCoreOption {
  const sum = category.children.reduce((total, { value }) => total + Math.max(0, value), 0);
  const slices = slicesOf(category.children, sum, view);
  const frame = frameOf(view, describe(`${title}, ${category.name}`, slices, view.language));
  const plot = layOut(slices, view);
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      trigger: 'item',
      formatter: (hovered: unknown) => sliceTip(slices[indexOf(hovered)], sum, view),
    },
    legend: listOf(slices, plot, view),
    series: [ring(slices, sum, plot, view), middle(sum, plot, view)],
  };
}

/** As many slices as there are colours; what is left of a longer list is one slice more, in the colour of what is quiet. */
function slicesOf(items: readonly Item[], sum: number, { theme, language }: View): Slice[] {
  const most = theme.series.length;
  const sized = items.length > most ? items.toSorted((a, b) => b.value - a.value) : items;
  const rest = sized.slice(most);
  const others: Item = {
    name: `${words.others[language]} (${rest.length})`,
    value: rest.reduce((total, { value }) => total + Math.max(0, value), 0),
    children: rest,
  };
  return [...sized.slice(0, most), ...(rest.length > 0 ? [others] : [])].map((item, i) => ({
    ...item,
    colour: i < most ? seriesColour(theme, i) : theme.mutedInk,
    share: sum > 0 ? Math.max(0, item.value) / sum : 0,
  }));
}

type Plot = ReturnType<typeof layOut>;

/** Beside the ring when that leaves the ring large enough, else in a list below it, else only on the slice that is pointed at. */
function layOut(slices: readonly Slice[], view: View) {
  const { width, height, unit } = view;
  const { line, gap } = sizesOf(view);
  const column = Math.min(200 * unit, width * 0.26);
  const beside = Math.min(height / 2 - gap, width / 2 - column - 3 * gap);
  const center = [width / 2, height / 2] as const;
  if (beside >= 64 * unit && height >= 180 * unit && beside >= Math.min(width, height) * 0.24) {
    return { names: 'beside', center, radius: beside, column } as const;
  }
  const list = slices.length * line + 2 * gap;
  const above = Math.min(width, height - list) / 2 - gap;
  if (above >= 64 * unit)
    return { names: 'below', center: [width / 2, above + gap], radius: above, column } as const;
  return { names: 'none', center, radius: Math.min(width, height) / 2 - gap, column } as const;
}

function ring(slices: readonly Slice[], sum: number, { names, center, radius, column }: Plot, view: View) {
  const { theme, unit } = view;
  const { text, small, line, gap } = sizesOf(view);
  return {
    id: 'items',
    type: 'pie',
    cursor: 'default',
    center,
    radius: [radius * 0.62, radius],
    emptyCircleStyle: { color: theme.faint },
    itemStyle: { borderColor: theme.surface, borderWidth: 3 * unit, borderRadius: 6 * unit },
    emphasis: { scaleSize: 6 * unit },
    label: {
      show: names === 'beside',
      alignTo: 'edge',
      edgeDistance: 0,
      distanceToLabelLine: gap,
      overflow: 'none',
      formatter: ({ dataIndex }: { dataIndex: number }) => sliceLabel(slices[dataIndex], column, text),
      rich: {
        name: { color: theme.ink, fontSize: text, lineHeight: line },
        share: { color: theme.mutedInk, fontSize: small, lineHeight: line },
      },
    },
    labelLine: { length: gap, length2: gap, lineStyle: { width: 1.5 * unit } },
    data:
      sum > 0
        ? slices.map(({ name, value, colour }) => ({
            name,
            value: Math.max(0, value),
            itemStyle: { color: colour },
          }))
        : [],
  };
}

function sliceLabel(slice: Slice | undefined, column: number, text: number): string {
  return slice
    ? `{name|${plainText(fitText(slice.name, column, text))}}\n{share|${percent(slice.share)}}`
    : '';
}

/** The sum, written in the middle of the ring by a series that draws nothing else. */
function middle(sum: number, { center, radius }: Plot, view: View) {
  const { theme, language, unit } = view;
  const { small } = sizesOf(view);
  const size = Math.min(30 * unit, radius * 0.36);
  return {
    id: 'sum',
    type: 'pie',
    silent: true,
    center,
    radius: [0, 0],
    label: {
      show: radius >= 48 * unit,
      position: 'center',
      formatter: `{sum|${shortNumber(sum, language)}}\n{word|${words.total[language]}}`,
      rich: {
        sum: { color: theme.ink, fontSize: size, fontWeight: 600, lineHeight: size * 1.3 },
        word: { color: theme.mutedInk, fontSize: small, lineHeight: small * 1.4 },
      },
    },
    tooltip: { show: false },
    data: [{ name: '', value: 1, itemStyle: { color: 'transparent' } }],
  };
}

/** Names and shares below the ring, one to a line. */
function listOf(slices: readonly Slice[], { names }: Plot, view: View) {
  const style = legendStyle(view);
  const { small, line } = sizesOf(view);
  const share = new Map(slices.map((slice) => [slice.name, percent(slice.share)]));
  const say = (name: string): string =>
    `${fitText(name, view.width - 120 * view.unit, small)}  ${share.get(name) ?? ''}`;
  const widest = Math.max(0, ...slices.map(({ name }) => textWidth(say(name), small)));
  return {
    ...style,
    show: names === 'below',
    selectedMode: false,
    orient: 'vertical',
    bottom: 0,
    left: Math.max(0, (view.width - widest - legendWidth(view, [''])) / 2),
    itemGap: line - small,
    formatter: say,
    data: slices.map(({ name }) => name),
  };
}

/** The item, then what it is made of, each with its share of the whole ring. */
function sliceTip(slice: Slice | undefined, sum: number, view: View): HTMLElement | '' {
  if (!slice) return '';
  const say = (value: number): string =>
    `${fullNumber(value, view.language)}   ${percent(sum > 0 ? Math.max(0, value) / sum : 0)}`;
  const parts = slice.children.slice(0, mostInTip).map(({ name, value }) => ({ name, value: say(value) }));
  return tip(view, slice.name, [
    { colour: slice.colour, name: words.total[view.language], value: say(slice.value) },
    ...parts,
  ]);
}
