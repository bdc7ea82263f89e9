import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { baseOption, typeScale } from '../../frame.ts';
import { legendStyle } from '../../shapes/legend.ts';
import { fitText, textEms } from '../../text/measure.ts';
import { percent } from '../../text/numbers.ts';
import { escapeRichText } from '../../text/escape-rich-text.ts';
import { dataIndexOf } from '../../text/tooltip.ts';
import { chartWords } from '../../words/index.ts';
import { layOutShares, listSize, type SharesPlot } from './layout.ts';

/** A slice of a pie or ring. */
export interface Slice {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly colour: string;
  /** of the total, 0 to 1 */
  readonly share: number;
  /** the share as text */
  readonly shareText: string;
}

/** A share and its text. */
export function shareOf(share: number): Pick<Slice, 'share' | 'shareText'> {
  return { share, shareText: percent(share) };
}

export interface Shares {
  readonly description: string;
  readonly slices: readonly Slice[];
  /** text of the total in the middle; '' for none; undefined: a pie */
  readonly sum: string | undefined;
  tooltipAt(index: number): HTMLElement | '';
}

/** A ring or pie, with names and shares around it or in a list. */
export function sharesOption({ description, slices, sum, tooltipAt }: Shares, view: View): EChartsCoreOption {
  const base = baseOption(view, description);
  const plot = layOutShares(slices, view);
  const some = slices.some(({ share }) => share > 0) ? slices : [];
  const series = round(some, sum === undefined ? 0 : hole, plot, view);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (params: unknown) => tooltipAt(dataIndexOf(params)),
    },
    legend: listOf(slices, plot, view),
    series: sum ? [middle(sum, plot, view), series] : [series],
  };
}

/** As a share of the radius. */
const hole = 0.62;

function round(slices: readonly Slice[], inner: number, plot: SharesPlot, view: View) {
  const { theme, unit } = view;
  const around = plot.names === 'around';
  return {
    id: 'items',
    type: 'pie',
    cursor: 'default',
    center: [...plot.center],
    radius: [plot.radius * inner, plot.radius],
    itemStyle: {
      borderColor: theme.surface,
      borderWidth: Math.min(2.5 * unit, plot.radius / 24),
      borderRadius: (inner > 0 ? 6 : 2) * unit,
    },
    emphasis: { scaleSize: 6 * unit, label: { show: true } },
    label: around ? labelAround(slices, plot, view) : labelInside(slices, plot, view),
    labelLine: { show: around, length: 8 * unit, length2: 8 * unit, lineStyle: { width: 1.5 * unit } },
    data: slices.map(({ id, value, colour }) => ({
      name: id,
      value: Math.max(0, value),
      itemStyle: { color: colour },
    })),
  };
}

function labelAround(slices: readonly Slice[], { radius, column }: SharesPlot, view: View) {
  const { gap } = typeScale(view);
  return {
    show: true,
    position: 'outer',
    alignTo: 'edge',
    edgeDistance: Math.max(0, view.width / 2 - radius - column - 5 * gap),
    distanceToLabelLine: gap,
    overflow: 'none',
    backgroundColor: 'transparent',
    padding: 0,
    ...nameAndShare(slices, column, view),
  };
}

/** Shown on hover, over the total in the middle. */
function labelInside(slices: readonly Slice[], { radius }: SharesPlot, view: View) {
  const { gap } = typeScale(view);
  const text = nameAndShare(slices, radius, view);
  return { show: false, position: 'center', backgroundColor: view.theme.surface, padding: gap, ...text };
}

function nameAndShare(slices: readonly Slice[], width: number, view: View) {
  const { text, small, line } = typeScale(view);
  const labelText = ({ name, shareText }: Slice): string =>
    `{name|${escapeRichText(fitText(name, width, text))}}\n{share|${escapeRichText(shareText)}}`;
  const texts = slices.map(labelText);
  return {
    formatter: (params: unknown) => texts[dataIndexOf(params)] ?? '',
    rich: {
      name: { color: view.theme.ink, fontSize: text, lineHeight: line },
      share: { color: view.theme.mutedInk, fontSize: small, lineHeight: line },
    },
  };
}

/** The total in the middle of the ring: the label of an invisible series. */
function middle(figure: string, { center, radius }: SharesPlot, view: View) {
  const { theme, language, unit } = view;
  const { small } = typeScale(view);
  const size = Math.min(44 * unit, radius * 0.32, (0.9 * radius) / textEms(figure, 600));
  return {
    id: 'sum',
    type: 'pie',
    silent: true,
    center: [...center],
    radius: [0, 0],
    label: {
      show: radius >= 48 * unit,
      position: 'center',
      formatter: `{sum|${figure}}\n{word|${chartWords[language].total}}`,
      rich: {
        sum: { color: theme.ink, fontSize: size, fontWeight: 600, lineHeight: size * 1.3 },
        word: { color: theme.mutedInk, fontSize: small, lineHeight: small * 1.4 },
      },
    },
    tooltip: { show: false },
    data: [{ name: '', value: 1, itemStyle: { color: 'transparent' } }],
  };
}

/** A legend with names and shares, beside or below the ring. */
function listOf(slices: readonly Slice[], { names: place }: SharesPlot, view: View) {
  const { theme, width, height } = view;
  const { small } = typeScale(view);
  const list = listSize(slices, view);
  const labelText = ({ name, shareText }: Slice): string =>
    `{name|${escapeRichText(fitText(name, list.names, small))}}{share|${escapeRichText(shareText)}}`;
  const texts = new Map(slices.map((slice) => [slice.id, labelText(slice)]));
  const style = legendStyle(view);
  const below = place === 'below';
  return {
    ...style,
    show: below || place === 'beside',
    selectedMode: false,
    orient: 'vertical',
    left: below ? Math.max(0, (width - list.width) / 2) : width - list.width,
    top: below ? height - list.height : (height - list.height) / 2,
    itemGap: list.between,
    textStyle: {
      padding: style.textStyle.padding,
      rich: {
        name: { fontSize: small, width: list.names, color: theme.ink },
        share: { fontSize: small, width: list.shares, align: 'right', color: theme.mutedInk },
      },
    },
    formatter: (id: string) => texts.get(id) ?? '',
    data: slices.map(({ id }) => id),
  };
}
