import { extentOf } from '../../axes/extent.ts';
import type { ChartInput } from '../../chart-type.ts';
import { tableInputOf } from '../../data/table-input.ts';
import { seriesDataOf } from '../../data/series-data.ts';
import { withOthers } from '../../data/others.ts';
import { inOrder } from '../../data/order.ts';
import type { Bars } from '../../families/bars/data.ts';
import { maxBarsInRow } from '../../families/bars/horizontal-layout.ts';

/** @throws {ShapeError} unless the input is a table with a measure */
export function decodeHorizontalBars(given: ChartInput | undefined): Bars {
  const input = tableInputOf(given);
  const whole = seriesDataOf(input);
  const usual = whole.labels.kind === 'times' ? 'file' : 'descending';
  const seriesData = inOrder(whole, input.settings.order ?? usual);
  const series = withOthers(seriesData.series, maxBarsInRow);
  return {
    input,
    seriesData: { ...seriesData, series },
    stacked: false,
    extent: extentOf(series.map(({ values }) => values)),
  };
}
