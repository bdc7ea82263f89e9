import { categoryLabelsHeight, categoryLabels, withoutClipped } from '../../axes/category-labels.ts';
import type { View } from '../../chart-type.ts';
import type { SeriesData } from '../../data/series-data.ts';
import { lengthOf } from '../../data/labels.ts';
import { sample } from '../../data/sample.ts';
import { decimate } from '../../data/decimate.ts';
import { typeScale } from '../../frame.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { fitText, widest } from '../../text/measure.ts';
import { headingOf } from '../../text/headings.ts';
import { rowNames, withShared } from '../../text/row-names.ts';
import { seriesNames } from '../../text/series-names.ts';
import type { Heatmap } from './data.ts';

/** Minimum size of a cell, in units. */
const least = 3;

export type HeatmapPlot = ReturnType<typeof layOutHeatmap>;

/** Rows of cells: names at the left, labels below, the legend above. */
export function layOutHeatmap({ input, seriesData: whole }: Heatmap, format: ValueFormat, view: View) {
  const { text, small, line, gap } = typeScale(view);
  const { width, height, unit } = view;
  const top = line + gap;
  const rows = Math.max(
    1,
    Math.min(whole.series.length, Math.floor((height - top - line - gap) / (least * unit))),
  );
  const all = seriesNames(whole.series, view.language);
  // A single row needs no name.
  const room = { width: width * 0.3, height: (height - top - 2 * line) / rows };
  const written = rowNames(sample(all), small, room, view);
  const left = rows > 1 && written.width > 0 ? written.width + gap : 0;
  const most = Math.max(1, Math.floor((width - left) / (least * unit)));
  const seriesData: SeriesData = decimate({ ...whole, series: whole.series.slice(0, rows) }, most);
  const columns = Math.max(1, lengthOf(seriesData.labels));
  const columnWidth = Math.max(1, width - left) / columns;
  const below = categoryLabels(seriesData.labels, columnWidth, view, { mayShare: true });
  const bottom = Math.max(line + gap, categoryLabelsHeight(below, view));
  const rowHeight = Math.max(1, height - top - bottom) / rows;
  const values = seriesData.series
    .flatMap((one) => Array.from(one.values))
    .filter((value) => !Number.isNaN(value));
  const label = format.labels(values);
  const valueWidth = widest(sample(values).map(label), small);
  const own = headingOf(input, whole.series, view.language);
  const heading = withShared([written.shared, below.shared], own);
  return {
    seriesData,
    label,
    top,
    bottom,
    left,
    names: all.slice(0, rows).map(written.write),
    everyRow: Math.max(1, Math.ceil((1.15 * small) / rowHeight)),
    heading: fitText(heading, width / 2, small),
    showsValues: valueWidth + gap <= columnWidth && 1.3 * small <= rowHeight,
    font: valueWidth + gap <= (columnWidth * small) / text && 1.4 * text <= rowHeight ? text : small,
    gap: Math.min(2 * unit, columnWidth / 8, rowHeight / 8),
    texts: withoutClipped(below.texts, { left, width: view.width - left }, view),
  };
}
