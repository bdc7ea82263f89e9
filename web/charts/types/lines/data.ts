import type { ChartInput } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { xySeriesOf, type XYData } from './xy-series.ts';

export interface Lines extends XYData {
  readonly input: TableInput;
}

/** @throws {ShapeError} unless the input is a table with a measure */
export function decodeLines(given: ChartInput | undefined): Lines {
  const input = tableInputOf(given);
  return { input, ...xySeriesOf(input) };
}
