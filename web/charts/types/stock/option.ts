import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { mix } from '../../colour/colours.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { layOutLegend } from '../../shapes/legend.ts';
import { fitText, textEms } from '../../text/measure.ts';
import { fullNumber, labelFormat, percent } from '../../text/numbers.ts';
import { escapeRichText } from '../../text/escape-rich-text.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { chartWords } from '../../words/index.ts';
import { arrange, type Cell } from './arrange.ts';
import type { Product } from './data.ts';

/** One ring per product. A page has `slots` positions, so that rings do not move on a shorter last page. */
export function stockOption(
  title: string,
  page: readonly Product[],
  slots: number,
  view: View,
): EChartsCoreOption {
  const { language } = view;
  const words = chartWords[language].stock;
  const legend = layOutLegend(view, slots > 0 ? [words.sales, words.stock] : []);
  const top = legend.height;
  const cells = arrange(slots, view.width, view.height - top);
  const base = baseOption(
    view,
    describe(
      title,
      page.map(({ name, sales }) => ({ name, value: sales })),
      language,
    ),
  );
  const figure = labelFormat(
    page.map(({ sales }) => sales),
    language,
  );
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    legend: { ...legend.legend, selectedMode: false },
    series: page.flatMap((product, slot) => {
      const cell = cells[slot];
      return cell ? ringOf(product, { ...cell, y: cell.y + top }, slot, figure(product.sales), view) : [];
    }),
  };
}

/** A full ring for the stock with an arc for the sales on top. Ids are per slot, so that arcs animate from page to page. */
function ringOf(product: Product, { x, y, size }: Cell, slot: number, figure: string, view: View) {
  const { theme, language } = view;
  const words = chartWords[language].stock;
  const radius = Math.max(8, size / 2 - typeScale(view).gap);
  const width = radius * 0.17;
  const shared = {
    type: 'pie',
    cursor: 'default',
    center: [x, y],
    radius: [radius - width, radius],
    emphasis: { disabled: true },
    tooltip: { formatter: () => productTooltip(product, view) },
    label: { show: false },
  };
  const [sales, stock] = [Math.max(0, product.sales), Math.max(0, product.stock)];
  const rest = { value: sales + stock > 0 ? stock : 1, itemStyle: { color: 'transparent' } };
  const track = { name: words.stock, value: 1, itemStyle: { color: trackOf(view) } };
  const arc = {
    name: words.sales,
    value: sales,
    itemStyle: { color: theme.accent, borderRadius: width / 2 },
  };
  return [
    {
      ...shared,
      id: `stock-${slot}`,
      silent: true,
      data: [track],
      label: middle(product.name, figure, radius - width, view),
    },
    { ...shared, id: `sales-${slot}`, data: [arc, rest] },
  ];
}

function trackOf({ theme: { sequential, faint } }: View): string {
  return mix(sequential[0] ?? faint, sequential[1] ?? faint, 0.5);
}

function middle(name: string, figure: string, inner: number, view: View) {
  const { theme, unit } = view;
  const { text, small } = typeScale(view);
  const number = Math.min(40 * unit, Math.max(text, inner * 0.42), (1.7 * inner) / textEms(figure, 600));
  const label = Math.min(1.3 * text, Math.max(small, inner * 0.26));
  return {
    show: true,
    position: 'center',
    formatter: `{name|${escapeRichText(fitText(name, inner * 1.66, label))}}\n{sales|${figure}}`,
    rich: {
      name: { color: theme.mutedInk, fontSize: label, lineHeight: label * 1.35 },
      sales: { color: theme.ink, fontSize: number, fontWeight: 600, lineHeight: number * 1.3 },
    },
  };
}

function productTooltip({ name, sales, stock }: Product, view: View): HTMLElement {
  const { theme, language } = view;
  const words = chartWords[language].stock;
  const sum = Math.max(0, sales) + Math.max(0, stock);
  return tooltipContent(view, name, [
    { colour: theme.accent, name: words.sales, value: fullNumber(sales, language) },
    {
      colour: theme.sequential[0] ?? theme.faint,
      name: words.stock,
      value: fullNumber(stock, language),
    },
    { name: words.share, value: sum > 0 ? percent(Math.max(0, sales) / sum) : '–' },
  ]);
}
