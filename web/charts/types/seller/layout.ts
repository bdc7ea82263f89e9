import { extentWithZero } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import type { NamedValue } from '../../data/decode.ts';
import { typeScale } from '../../frame.ts';
import { widest } from '../../text/measure.ts';
import { labelFormat } from '../../text/numbers.ts';

export const sellersPerPage = 5;

export type SellerPlot = ReturnType<typeof layOutSellers>;

/**
 * A row is a name with its bar below. The grid is shifted down by half the name's height, so that rows are centred rather than bars; but
 * not so far that the last value would be clipped.
 */
export function layOutSellers(items: readonly NamedValue[], view: View) {
  const { text, line, gap } = typeScale(view);
  const { min, max } = extentWithZero(items.map(({ value }) => value));
  const label = labelFormat(
    items.map(({ value }) => value),
    view.language,
  );
  const room = (ofSign: -1 | 1): number =>
    widest(
      items.filter(({ value }) => Math.sign(value) === ofSign).map(({ value }) => label(value)),
      text,
    );
  const rowHeight = view.height / Math.min(sellersPerPage, Math.max(1, items.length));
  const bar = Math.max(4 * view.unit, Math.min(32 * view.unit, rowHeight * 0.4, rowHeight - line - 2 * gap));
  return {
    min,
    max,
    bar,
    label,
    shift: Math.max(0, Math.min((line + gap / 2) / 2, (rowHeight - Math.max(bar, 1.2 * text)) / 2)),
    left: min < 0 ? room(-1) + gap : 0,
    right: room(1) + gap,
  };
}
