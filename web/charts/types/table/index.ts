import type { ChartType } from '../../chart-type.ts';
import { pagesOf } from '../../data/pages.ts';
import { playIntervalOf, pageSize } from '../../data/paging.ts';
import '../../echarts-modules/custom.ts';
import { scaled } from '../../frame.ts';
import { decodeSheet, type Sheet } from './cells.ts';
import { rowsIn } from './layout.ts';
import { tableOption } from './option.ts';

/** The content as a table, with as many rows per page as are readable. The fallback for what no other type draws. */
export const table: ChartType<Sheet> = {
  name: 'table',
  playInterval: 8000,
  playIntervalOf: ({ input }) => playIntervalOf(input.settings),
  decode: (_json, input) => decodeSheet(input),
  isEmpty: ({ rows }) => rows === 0,
  steps: (sheet, size) => pagesOf({ length: sheet.rows }, perPage(sheet, size)),
  toOption: (sheet, view) => tableOption(sheet, perPage(sheet, view), scaled(view)),
};

/** A typical tile, when the size is not known. */
const usual = { width: 490, height: 400, unit: 1 };

function perPage({ input, rows }: Sheet, size = usual): number {
  return pageSize(input.settings, rows, rowsIn(scaled(size)));
}
