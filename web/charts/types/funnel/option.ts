import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { mix } from '../../colour/colours.ts';
import type { NamedValue } from '../../data/decode.ts';
import type { TableInput } from '../../data/table-input.ts';
import { itemsOf } from '../../data/items.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { outlineShape, shapesSeries, textShape, type Shape } from '../../shapes/shapes.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { textWidth, widest, wrapText } from '../../text/measure.ts';
import { namesOf } from '../../text/names.ts';
import { percent } from '../../text/numbers.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { titleOf, unitOf } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';

/** More stages leave no room for their labels. */
export const maxStages = 10;

/**
 * The stages from top to bottom: names at the left; values and shares of the stage before at the right. ECharts' own funnel has one label per
 * stage, which follows the slope, and its last stage ends in a point.
 */
export function funnelOption(input: TableInput, view: View): EChartsCoreOption {
  const { language } = view;
  const stages = stagesOf(input, view);
  const format = valueFormatOf(input.settings, language);
  const column = input.source.table.columns[input.roles.values[0] ?? -1];
  const unit = column ? unitOf(column, input) : '';
  const plot = layOut(stages, format, view);
  const base = baseOption(view, describe(titleOf(input, language), stages, language));
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    series: [
      shapesSeries(
        'stages',
        stages.map((_, i) => stageShapes(stages, i, coloursOf(input, stages.length, view), plot, view)),
        (index) => stageTooltip(stages, index, (value) => format.exact(value, unit), view),
      ),
    ],
  };
}

/** Largest first, unless the settings say otherwise: files are often not sorted. */
function stagesOf(input: TableInput, view: View): readonly NamedValue[] {
  const items = itemsOf(input, view.language).filter(({ value }) => value > 0);
  const { order = 'descending' } = input.settings;
  const sign = order === 'ascending' ? 1 : -1;
  const sorted = order === 'file' ? items : items.toSorted((a, b) => sign * (a.value - b.value));
  const { line } = typeScale(view);
  return sorted.slice(0, Math.max(1, Math.min(maxStages, Math.floor(view.height / line))));
}

/** Shades of one colour, from strong to weak. */
function coloursOf({ settings }: TableInput, count: number, { theme }: View): readonly string[] {
  const { colours } = settings;
  if (colours) return Array.from({ length: count }, (_, i) => colours[i % colours.length] ?? theme.accent);
  const [, weak = theme.faint, , strong = theme.accent] = theme.sequential;
  return Array.from({ length: count }, (_, i) => mix(strong, weak, count > 1 ? i / (count - 1) : 0));
}

type Plot = ReturnType<typeof layOut>;

function layOut(stages: readonly NamedValue[], format: ValueFormat, view: View) {
  const { text, small, line, gap } = typeScale(view);
  const rowHeight = Math.min(view.height / Math.max(1, stages.length), 110 * view.unit);
  const top = (view.height - rowHeight * stages.length) / 2;
  const names = Math.min(widest(namesOf(stages), text), view.width * 0.3);
  const label = format.labels(stages.map(({ value }) => value));
  const values = widest(
    stages.map(({ value }) => label(value)),
    text,
    600,
  );
  const shares = Math.max(values, textWidth(chartWords[view.language].funnel.kept('100.0%'), small));
  // Limits the width, so that names and values stay near the funnel.
  const room = view.width - names - shares - 4 * gap;
  const widestStage = Math.max(20 * view.unit, Math.min(room, 1.6 * rowHeight * stages.length));
  const start = Math.max(0, (room - widestStage) / 2);
  return {
    label,
    top,
    rowHeight,
    names,
    roomy: rowHeight >= 2 * line,
    between: Math.min(3 * view.unit, rowHeight * 0.08),
    start,
    end: view.width - start,
    center: start + names + 2 * gap + widestStage / 2,
    widest: widestStage,
    greatest: Math.max(...stages.map(({ value }) => value)),
  };
}

function stageShapes(
  stages: readonly NamedValue[],
  index: number,
  colours: readonly string[],
  plot: Plot,
  view: View,
): Shape[] {
  const stage = stages[index];
  if (!stage) return [];
  const { theme, unit } = view;
  const { text, small } = typeScale(view);
  const [top, bottom] = [
    plot.top + index * plot.rowHeight,
    plot.top + (index + 1) * plot.rowHeight - plot.between,
  ];
  const half = (value: number): number => Math.max(unit, (value / plot.greatest) * plot.widest) / 2;
  const [upper, lower] = [half(stage.value), half(stages[index + 1]?.value ?? stage.value)];
  const y = (top + bottom) / 2;
  const share = shareBefore(stages, index);
  const valueStyle = {
    y: plot.roomy && share !== undefined ? y - small * 0.6 : y,
    size: text,
    colour: theme.ink,
    bold: true,
  };
  const right = { x: plot.end, align: 'right' as const };
  return [
    {
      ...outlineShape(
        [
          [plot.center - upper, top],
          [plot.center + upper, top],
          [plot.center + lower, bottom],
          [plot.center - lower, bottom],
        ],
        colours[index] ?? theme.accent,
      ),
    },
    textShape(wrapText(stage.name, plot.names, text, plot.roomy ? 2 : 1), {
      x: plot.start,
      y,
      size: text,
      colour: theme.ink,
    }),
    textShape(plot.label(stage.value), { ...valueStyle, ...right }),
    ...(plot.roomy && share !== undefined
      ? [
          textShape(chartWords[view.language].funnel.kept(percent(share)), {
            ...right,
            y: y + text * 0.6,
            size: small,
            colour: theme.mutedInk,
          }),
        ]
      : []),
  ];
}

/** This stage's share of the stage before; undefined for the first. */
function shareBefore(stages: readonly NamedValue[], index: number): number | undefined {
  const [stage, before] = [stages[index], stages[index - 1]];
  return stage && before ? stage.value / before.value : undefined;
}

function stageTooltip(
  stages: readonly NamedValue[],
  index: number,
  formatValue: (value: number) => string,
  view: View,
): HTMLElement | '' {
  const [stage, first] = [stages[index], stages[0]];
  if (!stage || !first) return '';
  const words = chartWords[view.language].funnel;
  const share = shareBefore(stages, index);
  const shares =
    share === undefined
      ? []
      : [
          { name: words.ofStageBefore, value: percent(share) },
          { name: words.ofFirstStage, value: percent(stage.value / first.value) },
        ];
  return tooltipContent(view, stage.name, [{ name: '', value: formatValue(stage.value) }, ...shares]);
}
