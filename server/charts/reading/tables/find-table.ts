import { hasHeader } from '#table';
import { describedSeries, type DescribedSeries } from './described-series.ts';
import { usualWidth } from './row-shapes.ts';
import { findSections, type Section } from './sections.ts';
import { isDated, isLikeData, isTitleRow, rowsOf, type Row } from './rows.ts';
import { typedRows, type Cell } from './typed-rows.ts';

/** More cells than the largest file can hold, unless one long line widens many short ones. */
const mostCells = 2_000_000;

/** A table that was found in a file, and what else is there. */
export interface SheetTable {
  /** all equally long, the header first if there is one; plain numbers are numbers */
  readonly rows: Cell[][];
  /** rows of the header */
  readonly headerRows: number;
  /** what rows of attributes say; empty where they describe several series */
  readonly title?: string;
  /** texts above the table, and below it */
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** rows inside of it that are headings, or its header once more */
  readonly skipped: number;
  /** the other tables in the file */
  readonly others: readonly { readonly rows: number; readonly columns: number }[];
}

/**
 * The table in the records of a file: the largest one with a header, or else the records without the titles around them. Undefined if the
 * records are so uneven that the table would be huge.
 */
export function findTable(records: readonly (readonly string[])[]): SheetTable | undefined {
  const rows = rowsOf(records);
  const described = describedSeries(rows);
  if (described) return seriesTable(described);
  const sections = findSections(rows);
  const largest = sections.reduce<Section | undefined>(
    (best, each) => (best && sizeOf(best) >= sizeOf(each) ? best : each),
    undefined,
  );
  return largest ? sectionTable(rows, largest, sections) : plainTable(rows);
}

/** Cells of data count more than texts: a list of names and values above a table is not the table. */
function sizeOf({ header, body }: Section): number {
  return body.length * (header.width + 2 * header.dataColumns.length);
}

function sectionTable(
  rows: readonly Row[],
  section: Section,
  sections: readonly Section[],
): SheetTable | undefined {
  const { header, names, body } = section;
  const width = body.reduce((most, row) => Math.max(most, row.width), header.width);
  if (width * body.length > mostCells) return undefined;
  const others = sections.filter((each) => each !== section);
  const inTables = new Set(
    others.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  );
  const textsIn = (start: number, end: number): string[] =>
    rows.slice(start, end).flatMap((row, at) => (inTables.has(start + at) ? [] : [textOfRow(row)]));
  return {
    rows: typedRows(
      body.map(({ cells }) => cells),
      width,
      names,
    ),
    headerRows: header.end - header.start,
    above: textsIn(0, section.start),
    below: textsIn(section.end, rows.length),
    skipped: section.skipped,
    others: others.map((each) => ({ rows: each.body.length, columns: each.header.width })),
  };
}

/** A single series is what its file is about; several have names of their own, and the attributes are none. */
function seriesTable({ names, body, title, attributes }: DescribedSeries): SheetTable {
  const others = attributes.filter((row) => row !== title).map(textOfRow);
  const cells = body.map((row) => row.cells);
  return {
    rows: typedRows(cells, names.length, names),
    headerRows: 1,
    title: names.slice(2).every((name) => name === '') ? (title.cells[1] ?? '') : '',
    above: others,
    below: [],
    skipped: 0,
    others: [],
  };
}

/** Lines of text above a wider table are titles; so are single texts below it. */
function plainTable(rows: readonly Row[]): SheetTable | undefined {
  const data = rows.filter((row) => row.cells.some(isLikeData));
  const width = usualWidth(data.length > 0 ? data : rows);
  const areDated = width > 1 && data.filter(isDated).length > rows.length / 2;
  const isFirst = areDated
    ? isDated
    : (row: Row): boolean => row.filled > width / 2 && !(width > 1 && isTitleRow(row));
  const start = Math.max(0, rows.findIndex(isFirst));
  const end = rows.findLastIndex((row) => row.filled > width / 2 || row.cells.some(isLikeData)) + 1;
  const kept = rows.slice(start, Math.max(end, start));
  const total = kept.reduce((most, row) => Math.max(most, row.width), 0);
  if (total * kept.length > mostCells) return undefined;
  const cells = kept.map((row) => row.cells);
  const isHeaded = hasHeader(cells);
  return {
    rows: isHeaded ? typedRows(cells.slice(1), total, cells[0]) : typedRows(cells, total),
    headerRows: isHeaded ? 1 : 0,
    above: rows.slice(0, start).map(textOfRow),
    below: rows.slice(Math.max(end, start)).map(textOfRow),
    skipped: 0,
    others: [],
  };
}

function textOfRow({ cells }: Row): string {
  return cells.filter((cell) => cell !== '').join(' ');
}
