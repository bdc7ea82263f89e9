import { isUnitText } from '#table';
import { isSpread, type TableHeader } from './header-rows.ts';
import { isDated, isRemark, type Row } from './rows.ts';
import { isTimeName } from './time-names.ts';

/** As many rows of attributes may stand above dates: title, unit, frequency, source, code … */
const mostAttributes = 20;
/** What a row of units is called. */
export const unitName =
  /^(?:units?(?: of measure)?|einheit|unidad(?:es)?|unités?|unità|jednostka|egység|eenheid|enhet|单位|單位|単位|단위)[:：]?$/i;

/**
 * The names of the columns. Of several header rows with merged or repeated cells they are joined; else the first row has them. Units go in
 * brackets. Above dates there may be rows of attributes: then the first of these rows has the names, unless the last one names the dates.
 */
export function namesOf(rows: readonly Row[], header: TableHeader): string[] {
  const block = rows.slice(topOf(rows, header), header.end);
  const names = namesIn(block, rows, header);
  const isMarked = block.every(({ cells }) => cells.every((cell) => cell === '' || cell.startsWith('#')));
  return names.map((name, at) => (isMarked || at === 0 ? name.replace(/^#\s*(?=\S)/, '') : name));
}

function namesIn(block: readonly Row[], rows: readonly Row[], header: TableHeader): string[] {
  const head = rows.slice(header.start, header.end);
  const body = rows[header.end];
  if (body && isDated(body)) {
    const [first = '', last = ''] = [block[0]?.cells[0], block.at(-1)?.cells[0]];
    if (block.length > head.length && isTimeName(last)) return firstNames(block.slice(-1), header);
    if (isTimeName(first)) return firstNames(block, header);
    const labelled = block.filter(({ cells }) => cells[0] !== '');
    if (block.length > 2 && labelled.length > block.length / 2 && !isTimeName(last))
      return attributeNames(block, header);
    if (block.length < 3) return head.some(isSpread) ? joinedNames(head, header) : firstNames(block, header);
  }
  return head.some(isSpread) ? joinedNames(head, header) : firstNames(head, header);
}

/** The first row of the header with the rows of attributes above it, which are as wide, and of which none begins with a time. */
export function topOf(rows: readonly Row[], { start, end, width }: TableHeader): number {
  const body = rows[end];
  if (!body || !isDated(body)) return start;
  let top = start;
  while (start - top < mostAttributes && isAttribute(rows[top - 1], width) && rows[top]?.isBelowGap === false)
    top -= 1;
  return top;
}

function isAttribute(row: Row | undefined, width: number): boolean {
  return (
    row !== undefined && row.filled > 1 && Math.abs(row.width - width) < 2 && !isRemark(row) && !isDated(row)
  );
}

function attributeNames(rows: readonly Row[], { width }: TableHeader): string[] {
  const [first] = rows;
  const last = rows.at(-1);
  const unit = rows.find(({ cells }, at) => at > 0 && unitName.test(cells[0] ?? ''));
  return Array.from({ length: width }, (_, column) => {
    const name = oneLine((column === 0 && last?.cells[0]) || (first?.cells[column] ?? ''));
    const of = column === 0 ? '' : oneLine(unit?.cells[column] ?? '');
    return of === '' || /^\d/.test(of) ? name : `${name} (${of})`;
  });
}

function firstNames([first, ...others]: readonly Row[], { width, shift }: TableHeader): string[] {
  return Array.from({ length: width }, (_, column) => {
    const name = oneLine(first?.cells[column - shift] ?? '');
    const unit = others.map((row) => oneLine(row.cells[column - shift] ?? '')).find(isUnitText) ?? '';
    return unit === '' || unit === name ? name : withPart(name, unit);
  });
}

function joinedNames(head: readonly Row[], { width, shift }: TableHeader): string[] {
  const spread = head.map(({ cells }, at) => (at < head.length - 1 ? spreadOver(cells, width) : cells));
  return Array.from({ length: width }, (_, column) => {
    const cells = spread.map((row) => oneLine(row[column - shift] ?? '')).filter((cell) => cell !== '');
    const parts = [...new Set(cells)];
    // the first column has a name of its own; above it stands what the other rows of the header are
    if (column > 0) return parts.reduce(withPart, '');
    return parts.findLast((part) => !isUnitText(part)) ?? parts.at(-1) ?? '';
  });
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ');
}

function withPart(name: string, part: string): string {
  if (name === '') return part;
  return isUnitText(part) ? `${name} (${part.replace(/^[[(]\s*|\s*[\])]$/g, '')})` : `${name} ${part}`;
}

/** A merged cell has its text in the first of its columns alone. The first column names the rows and is not merged with what follows. */
function spreadOver(cells: readonly string[], width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, column) => {
    const cell = cells[column] ?? '';
    if (cell !== '') last = column === 0 ? '' : cell;
    return column === 0 ? cell : last;
  });
}
