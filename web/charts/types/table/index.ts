import type { ChartType } from '../../chart-type.ts';
import { pagesOf } from '../../data/pages.ts';
import { paceOf, pageSize } from '../../data/paging.ts';
import '../../echarts-modules/custom.ts';
import { grown } from '../../frame.ts';
import { decodeSheet, type Sheet } from './cells.ts';
import { rowsIn } from './layout.ts';
import { tableOption } from './option.ts';

/** The content as it stands, as many rows a page as can be read from afar: the last resort, for what no other type draws. */
export const table: ChartType<Sheet> = {
  name: 'table',
  pace: 8000,
  paceOf: ({ given }) => paceOf(given.settings),
  decode: (_json, given) => decodeSheet(given),
  isEmpty: ({ rows }) => rows === 0,
  steps: (sheet, size) => pagesOf({ length: sheet.rows }, perPage(sheet, size)),
  toOption: (sheet, view) => tableOption(sheet, perPage(sheet, view), grown(view)),
};

/** A tile of a usual wall, for those who do not say how large theirs is. */
const usual = { width: 490, height: 400, unit: 1 };

function perPage({ given, rows }: Sheet, size = usual): number {
  return pageSize(given.settings, rows, rowsIn(grown(size)));
}
