import { typeColumns } from './columns.ts';
import { searchTable } from './search/search-table.ts';
import { sortByCalendar } from './shapes/calendar-order.ts';
import { headedRows } from './shapes/headed-rows.ts';
import { jsonStatRecords } from './shapes/json-stat.ts';
import { keyedSeries } from './shapes/keyed-series.ts';
import { spreadRow } from './shapes/one-row.ts';
import { countChoices } from './shapes/choices.ts';
import { findOption } from './shapes/option.ts';
import { matchOriginals } from './shapes/original.ts';
import { foldOrders } from './shapes/order-lines.ts';
import { parentTree } from './shapes/parents.ts';
import { namedLinks } from './shapes/links.ts';
import { sdmxRecords } from './shapes/sdmx.ts';
import { dropNoStudents } from './shapes/grade-book.ts';
import { countTicks } from './shapes/ticks.ts';
import { dropTotal } from './shapes/totals.ts';
import { readTree } from './shapes/tree.ts';
import { transposeTime } from './shapes/transpose.ts';
import { unpivotPlaces } from './shapes/unpivot-places.ts';
import { unpivotTimes } from './shapes/unpivot.ts';
import { dropWholes } from './shapes/whole-rows.ts';
import type { Source } from './table.ts';
import { hasZoneClock } from './zone-clock.ts';

/**
 * Detects what a JSON value is: a table, a tree, an option, one of the six shapes, or nothing. Never throws. Linear in time and memory.
 * @param timeZone in which times with an offset are shown; without it, and where this runtime does not know it, all times are as they are
 *   written
 */
export function readSource(json: unknown, timeZone?: string): Source {
  const zone = timeZone !== undefined && hasZoneClock(timeZone) ? timeZone : undefined;
  const option = findOption(json);
  if (option) return { kind: 'option', option, ...(zone !== undefined && { zone }) };
  const shapes = matchOriginals(json);
  const [type] = shapes;
  if (type === 'trend' || type === 'map') return { kind: 'original', type };
  const source = treeSource(json) ?? tableSource(json, zone);
  return source.kind !== 'empty' && shapes.length > 0 ? { ...source, shapes } : source;
}

function treeSource(json: unknown): Extract<Source, { kind: 'tree' }> | undefined {
  const root = readTree(json);
  return root && { kind: 'tree', root };
}

function tableSource(
  json: unknown,
  zone: string | undefined,
): Extract<Source, { kind: 'table' | 'tree' | 'empty' }> {
  const found = searchTable(
    namedLinks(json) ??
      jsonStatRecords(json) ??
      sdmxRecords(json) ??
      headedRows(json) ??
      keyedSeries(json) ??
      json,
  );
  if (!found) return { kind: 'empty' };
  const root = parentTree(found.table);
  if (root) return { kind: 'tree', root };
  const table = typeColumns(
    sortByCalendar(
      transposeTime(
        unpivotPlaces(
          unpivotTimes(
            dropWholes(
              countChoices(countTicks(dropTotal(foldOrders(dropNoStudents(spreadRow(found.table)))))),
            ),
          ),
        ),
      ),
    ),
    zone,
  );
  return { kind: 'table', table, places: found.places };
}
