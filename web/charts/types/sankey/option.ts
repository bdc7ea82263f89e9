import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { paletteOf } from '../../colour/palette.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { fitText, textWidth } from '../../text/measure.ts';
import { escapeRichText } from '../../text/escape-rich-text.ts';
import { dataIndexOf, tooltipContent } from '../../text/tooltip.ts';
import { titleOf, unitOf } from '../../text/titles.ts';
import type { Flows } from './data.ts';
import { gathered, type Layers, type Node } from './layers.ts';

/** A Sankey diagram with as many nodes as their names leave room for. */
export function sankeyOption({ input, layers: all }: Flows, view: View): EChartsCoreOption {
  const { language, theme, unit } = view;
  const { line } = typeScale(view);
  // Names are one line apart, and at least two fifths of the height remain for the nodes.
  const layers = gathered(all, Math.max(2, Math.floor((view.height * 0.6) / line) + 1), language);
  const format = valueFormatOf(input.settings, language);
  const labels = labelsOf(layers, format, view);
  const column = input.source.table.columns[input.roles.values[0] ?? -1];
  const exact = (value: number): string => format.exact(value, column ? unitOf(column, input) : '');
  const base = baseOption(view, describe(titleOf(input, language), layers.nodes, language));
  const palette = paletteOf(input.settings, theme);
  const colours = layers.nodes.map(({ rest }, i) => (rest ? theme.mutedInk : palette(i)));
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    series: [
      {
        id: 'flows',
        type: 'sankey',
        cursor: 'default',
        draggable: false,
        left: labels.left,
        right: labels.right,
        top: line / 2,
        bottom: line / 2,
        nodeWidth: nodeWidth * unit,
        nodeGap: line * 0.85,
        emphasis: { focus: 'adjacency' },
        itemStyle: { borderWidth: 0 },
        lineStyle: { color: 'source', opacity: 0.32, curveness: 0.5 },
        label: { ...labels.style, formatter: (params: unknown) => labels.texts[dataIndexOf(params)] ?? '' },
        tooltip: { formatter: (params: unknown) => flowTooltip(params, layers, colours, exact, view) },
        data: layers.nodes.map((node, i) => nodeItem(node, colours[i])),
        links: layers.flows.map((flow) => ({ ...flow })),
      },
    ],
  };
}

/** Units. */
const nodeWidth = 14;

function nodeItem({ id, depth }: Node, colour: string | undefined) {
  const position = depth === 0 ? 'left' : 'right';
  return { id, name: id, depth, itemStyle: { color: colour }, label: { position } };
}

function lastOf(nodes: readonly Node[]): number {
  return nodes.reduce((last, { depth }) => Math.max(last, depth), 0);
}

/** The labels of the nodes, and the px that the first and last layer need outside the flows. */
function labelsOf({ nodes }: Layers, format: ValueFormat, view: View) {
  const { text, small, gap } = typeScale(view);
  const last = Math.max(1, lastOf(nodes));
  const outside = (depth: number): number => {
    const own = nodes.filter((node) => node.depth === depth);
    const widths = own.map(({ name, value }) => widthOf(name, format.short(value), view));
    return Math.min(Math.max(0, ...widths), view.width * 0.26);
  };
  const [left, right] = [outside(0), outside(last)];
  const between = (view.width - left - right) / last - nodeWidth * view.unit - 3 * gap;
  const texts = nodes.map(({ name, value, depth }) => {
    const room = depth === 0 ? left : depth === last ? right : between;
    const figure = format.short(value);
    if (widthOf(name, figure, view) <= room) return `{name|${escapeRichText(name)}}{value|${figure}}`;
    const cut = fitText(name, room, text);
    return isReadable(cut, name) ? `{name|${escapeRichText(cut)}}` : '';
  });
  return { texts, left: left + gap, right: right + gap, style: labelStyle(small, view) };
}

/** The fewest characters that still tell a name; with fewer it is only in the tooltip. */
const leastLetters = 4;

function isReadable(cut: string, name: string): boolean {
  return cut === name || cut.length > leastLetters;
}

function widthOf(name: string, figure: string, view: View): number {
  const { text, small, gap } = typeScale(view);
  return textWidth(name, text) + gap + textWidth(figure, small);
}

/** Names need an outline over flows. */
function labelStyle(small: number, view: View) {
  const { theme, unit } = view;
  const { text, gap } = typeScale(view);
  const rim = { textBorderColor: theme.surface, textBorderWidth: 3 * unit };
  return {
    distance: gap,
    rich: {
      name: { color: theme.ink, fontSize: text, ...rim },
      value: { color: theme.mutedInk, fontSize: small, padding: [0, 0, 0, gap], ...rim },
    },
  };
}

function flowTooltip(
  params: unknown,
  { nodes, flows }: Layers,
  colours: readonly string[],
  formatValue: (value: number) => string,
  view: View,
): HTMLElement | '' {
  const index = dataIndexOf(params);
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? '';
  if (isEdge(params)) {
    const flow = flows[index];
    if (!flow) return '';
    const colour = colours[nodes.findIndex(({ id }) => id === flow.source)] ?? view.theme.mutedInk;
    return tooltipContent(view, nameOf(flow.source), [
      { colour, name: `→ ${nameOf(flow.target)}`, value: formatValue(flow.value) },
    ]);
  }
  const node = nodes[index];
  return node ? tooltipContent(view, node.name, [{ name: '', value: formatValue(node.value) }]) : '';
}

function isEdge(params: unknown): boolean {
  return typeof params === 'object' && params !== null && 'dataType' in params && params.dataType === 'edge';
}
