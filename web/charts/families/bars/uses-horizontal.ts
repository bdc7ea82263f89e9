import { hasMarks } from '../../axes/marks.ts';
import type { Size } from '../../chart-type.ts';
import { lengthOf } from '../../data/labels.ts';
import { sample } from '../../data/sample.ts';
import { typeScale } from '../../frame.ts';
import { wrapText } from '../../text/measure.ts';
import type { Bars } from './data.ts';
import { maxBarsInRow, rowsOnPage } from './horizontal-layout.ts';
import { labelsOnPage, maxLabelsOnPage, roomBeside } from './layout.ts';

/** Vertical bars are kept while at most this share of their names is truncated. */
const maxCutShare = 0.15;

/**
 * True when names would be truncated below vertical bars, or would need more pages than the bars, and horizontal bars fit on as few pages.
 * Limits and bands need vertical bars.
 */
export function usesHorizontal(data: Bars, size: Size): boolean {
  const { input, seriesData, stacked } = data;
  if (seriesData.labels.kind === 'times' || hasMarks(input.settings)) return false;
  if (!stacked && seriesData.series.length > maxBarsInRow) return false;
  const status = Math.min(labelsOnPage(data, size), Math.max(1, lengthOf(seriesData.labels)));
  const horizontal = rowsOnPage(data, size);
  if (status < maxLabelsOnPage(data, size) && horizontal > status) return true;
  return (
    horizontal >= status && shareCut(seriesData.labels.names, roomBeside(size) / status, size) > maxCutShare
  );
}

function shareCut(names: readonly string[], slot: number, size: Size): number {
  const { small, gap } = typeScale(size);
  const some = sample(names);
  const cut = some.filter((name) => wrapText(name, slot - gap, small, 2).includes('…'));
  return cut.length / Math.max(1, some.length);
}
