import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { pagesOf } from '../../data/pages.ts';
import { baseOption, typeScale } from '../../frame.ts';
import { boxShape, lineShape, shapesSeries, textShape, type Shape } from '../../shapes/shapes.ts';
import { fitText } from '../../text/measure.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { titleOf } from '../../text/titles.ts';
import { cellsOf, type Cells, type Sheet } from './cells.ts';
import { layOutTable, type PlacedColumn, type TablePlot } from './layout.ts';

const maxTooltipRows = 16;

/** One page of rows below a header. */
export function tableOption(sheet: Sheet, perPage: number, view: View): EChartsCoreOption {
  const cells = cellsOf(sheet, view.language);
  const plot = layOutTable(cells, sheet.rows, perPage, view);
  const page = Math.min(view.step, pagesOf({ length: sheet.rows }, perPage) - 1);
  const first = page * perPage;
  const rows = Array.from({ length: Math.min(perPage, sheet.rows - first) }, (_, i) => first + i);
  const base = baseOption(view, describeRows(titleOf(sheet.input, view.language), cells, rows));
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    series: [
      shapesSeries('headings', [headings(plot, view)]),
      shapesSeries(
        'rows',
        rows.map((row, i) => rowShapes(row, plot.header + i * plot.rowHeight, plot, view)),
        (index) => rowTooltip(cells, rows[index], view),
      ),
    ],
  };
}

function headings({ columns, header, left }: TablePlot, view: View): Shape[] {
  const { theme, width } = view;
  const { small, hairline } = typeScale(view);
  const line = lineShape([0, header], [width, header], theme.border, 1.5 * hairline);
  const texts = columns.map((column) =>
    textShape(column.heading, {
      ...edgeOf(column),
      y: header / 2,
      size: small,
      colour: theme.mutedInk,
    }),
  );
  const more = { x: width, y: header / 2, size: small, colour: theme.mutedInk, align: 'right' as const };
  return [line, ...texts, ...(left > 0 ? [textShape(`+${left}`, more)] : [])];
}

function rowShapes(row: number, top: number, { columns, size, rowHeight }: TablePlot, view: View): Shape[] {
  const { theme, width } = view;
  const bottom = top + rowHeight;
  // A transparent background, so that the whole row shows the tooltip.
  const ground = boxShape({ x: 0, y: top, width, height: rowHeight }, 'transparent');
  const { gap, hairline } = typeScale(view);
  const line = lineShape([0, bottom], [width, bottom], theme.faint, hairline);
  const texts = columns.map((column) => {
    const text = column.short ? column.cells.short(row) : column.cells.text(row);
    const place = { ...edgeOf(column), y: top + rowHeight / 2, size, colour: theme.ink };
    // Widths were measured at another size and may be rounded; the gap absorbs the difference.
    return textShape(fitText(text, column.width + gap / 2, size), place);
  });
  return [ground, line, ...texts];
}

/** Numbers are right-aligned, everything else left-aligned. */
function edgeOf({ cells, x, width }: PlacedColumn) {
  return cells.isNumber ? ({ x: x + width, align: 'right' } as const) : ({ x, align: 'left' } as const);
}

function rowTooltip(
  [first, ...others]: readonly Cells[],
  row: number | undefined,
  view: View,
): HTMLElement | '' {
  if (!first || row === undefined) return '';
  const lines = others
    .slice(0, maxTooltipRows)
    .map((cells) => ({ name: cells.heading, value: cells.text(row) }));
  return tooltipContent(view, first.text(row), lines);
}

/** For screen readers: the headings and the first row. */
function describeRows(title: string, cells: readonly Cells[], [first]: readonly number[]): string {
  if (first === undefined) return title;
  const cellTexts = cells.slice(0, maxTooltipRows).map((one) => `${one.heading} ${one.text(first)}`);
  return `${title}: ${cellTexts.join(', ')} …`;
}
