import { cellKind } from '#table';

/** A record of a file, without the blanks around its cells. */
export interface Row {
  readonly cells: readonly string[];
  /** cells that are not empty */
  readonly filled: number;
  /** without empty cells at the end */
  readonly width: number;
  /** blank records stand above it */
  readonly isBelowGap: boolean;
}

/** Lines that programs draw between rows: `----+----`, `|:---|`, `=====`. */
const rule = /^[-=+_*─━═:.~]{2,}$/;
const remark = /^(?:#\s|#$|\/\/|%\s|!\s)/;
/** What InfluxDB says of the columns above their names, and the widths that the US Geological Survey writes below them. */
const annotation = /^#(?:group|datatype|default|constant)\b/;
const columnWidth = /^\d{1,3}[sdn]$/;

/** The records of a file that have anything in them. Lines that are only drawn are gaps. */
export function rowsOf(records: readonly (readonly string[])[]): Row[] {
  const rows: Row[] = [];
  let isBelowGap = false;
  for (const record of records) {
    if (record.length === 1 && record[0] === '') {
      isBelowGap = true;
      continue;
    }
    const cells = record.map(bare);
    const filled = cells.reduce((count, cell) => (cell === '' ? count : count + 1), 0);
    if (filled === 0 || isRule(cells) || isAnnotation(cells)) {
      isBelowGap ||= filled === 0;
      continue;
    }
    rows.push({ cells, filled, width: cells.findLastIndex((cell) => cell !== '') + 1, isBelowGap });
    isBelowGap = false;
  }
  return rows;
}

function isAnnotation(cells: readonly string[]): boolean {
  return (
    annotation.test(cells[0] ?? '') || (cells.length > 2 && cells.every((cell) => columnWidth.test(cell)))
  );
}

/** A cell without blanks around it, and without what keeps a spreadsheet from reading it as a number: `="007"`. */
function bare(cell: string): string {
  const text = cell.trim();
  return text.startsWith('="') ? (/^="([^"]*)"$/.exec(text)?.[1] ?? text) : text;
}

function isRule(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.length > 2) && cells.every((cell) => cell === '' || rule.test(cell));
}

/** Whether a row is marked as a remark: `# made by x`, `// x`. */
export function isRemark({ cells }: Row): boolean {
  return remark.test(cells[0] ?? '');
}

/** A row of one text, such as a title, a source or a remark. */
export function isTitleRow({ cells, filled, width }: Row): boolean {
  const [first = ''] = cells;
  if (filled === 1 && first.startsWith('#')) return true;
  return filled === 1 && width === 1 && cellKind(first) === 'text';
}

/** `1 EUR`, `100 HUF`: what tables of exchange rates call their columns. */
const rateName = /^10{0,3} ?[A-Z]{3}$/;

/** Whether a cell is a figure, an amount, a date or a time: unlikely in a header. */
export function isLikeData(cell: string): boolean {
  if (!/\d/.test(cell)) return false;
  const kind = cellKind(cell);
  return kind === 'time' || (kind === 'number' && !rateName.test(cell));
}

const known = new WeakMap<Row, readonly boolean[]>();

/** For each cell of a row whether it is like data. Computed once. */
export function dataIn(row: Row): readonly boolean[] {
  const found = known.get(row) ?? row.cells.map(isLikeData);
  known.set(row, found);
  return found;
}

/** Whether a cell is empty, or says that there is no value. */
export function isMissing(cell: string): boolean {
  return cell === '' || cellKind(cell) === 'empty';
}

/** Whether a row begins with a time. */
export function isDated({ cells: [first = ''] }: Row): boolean {
  return cellKind(first) === 'time' || /^(?:19|20)\d{2}(?:\d{4})?$/.test(first);
}
