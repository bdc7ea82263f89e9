import { namesOf, topOf } from './header-names.ts';
import { headerAt, type TableHeader } from './header-rows.ts';
import { isLikeData, isMissing, isTitleRow, type Row } from './rows.ts';

/** A table with a header among the rows of a file. */
export interface Section {
  readonly header: TableHeader;
  readonly names: readonly string[];
  readonly body: readonly Row[];
  /** the first row, and the first behind the table */
  readonly start: number;
  readonly end: number;
  /** rows inside of it that are no rows of the table: headings, and repetitions of the header */
  readonly skipped: number;
}

/** The tables with a header, in their order. Linear in the number of rows. */
export function findSections(rows: readonly Row[]): Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < rows.length;) {
    const header = headerAt(rows, at);
    const section = header && sectionBelow(rows, header);
    if (section && section.body.length > 0) sections.push(section);
    at = section && section.body.length > 0 ? section.end : at + 1;
  }
  return sections;
}

function sectionBelow(rows: readonly Row[], header: TableHeader): Section {
  const body: Row[] = [];
  /** rows that belong to the table only if more of it follows */
  let pending: Row[] = [];
  let skipped = 0;
  let end = header.end;
  const head = rows[header.end - 1]?.cells ?? [];
  for (let at = header.end; at < rows.length; at += 1) {
    const row = rows[at];
    if (!row) break;
    if (row.cells[0] === head[0] && row.cells.join('\n') === head.join('\n')) {
      skipped += 1 + pending.length;
      pending = [];
      continue;
    }
    const kind = kindOf(row, header, pending.length);
    if (kind === 'other' || (kind === 'bare' && headerAt(rows, at))) break;
    if (kind !== 'row') {
      pending.push(row);
      continue;
    }
    const kept = pending.filter((each) => kindOf(each, header, 0) !== 'title');
    skipped += pending.length - kept.length;
    body.push(...kept, row);
    pending = [];
    end = at + 1;
  }
  // rows at the end without a value: the table's own if they are written like it, else notes
  const own = pending.slice(0, pending.findIndex((row) => !isLikeOwn(row, body, header)) >>> 0);
  body.push(...own);
  const names = namesOf(rows, header);
  const [first] = body;
  // the name of the rows' names stands below the names of the columns
  if (header.end - header.start > 1 && names[0] === '' && first?.filled === 1 && first.width === 1) {
    names[0] = first.cells[0] ?? '';
    body.shift();
  }
  return { header, names, body, start: topOf(rows, header), end: end + own.length, skipped };
}

/** `row`: with a value; `bare`: without, but possibly the table's; `title`: one text; `other`: of another table. */
function kindOf(row: Row, header: TableHeader, pending: number): 'row' | 'bare' | 'title' | 'other' {
  if (isTitleRow(row) && row.cells.length !== header.width) return 'title';
  if (row.width > header.width + 1) return 'other';
  const [first = ''] = row.cells;
  // a balance or a sum behind a gap, where all rows begin with a date
  if (row.isBelowGap && header.isDated && !isLikeData(first)) return row.filled > 1 ? 'other' : 'bare';
  // figures, which are told faster than times, stand behind them
  const hasData = header.dataColumns.findLast((column) => isLikeData(row.cells[column] ?? '')) !== undefined;
  if (hasData && (row.filled > 1 || row.cells.length === header.width || header.width === 1)) {
    // behind a heading, two cells are a name and its value, not a row of a wide table
    return pending > 0 && row.filled === 2 && header.width > 4 && !fits(row, header) ? 'other' : 'row';
  }
  return row.isBelowGap && row.filled > 1 && !fits(row, header) ? 'other' : 'bare';
}

/** Whether the cells below names of data are data, or missing. */
function fits(row: Row, { dataColumns }: TableHeader): boolean {
  const cells = dataColumns.map((column) => row.cells[column] ?? '').filter((cell) => !isMissing(cell));
  return cells.length > 0 && cells.filter(isLikeData).length >= cells.length / 2;
}

const longestName = 24;

/** A row without a value is a row of the table if it directly follows, is as long as the others, and begins with a name. */
function isLikeOwn(row: Row, body: readonly Row[], { dataColumns }: TableHeader): boolean {
  const [first = ''] = row.cells;
  if (dataColumns.some((column) => column > 0 && !isMissing(row.cells[column] ?? ''))) return false;
  if (row.isBelowGap || row.cells.length !== body[0]?.cells.length) return false;
  return (
    first !== '' &&
    first.length <= longestName &&
    !/[:：]/.test(first) &&
    row.filled <= (body[0]?.filled ?? 0)
  );
}
