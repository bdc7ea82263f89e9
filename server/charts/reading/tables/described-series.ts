import { unitName } from './header-names.ts';
import { isDated, isLikeData, isMissing, isRemark, type Row } from './rows.ts';
import { isTimeName } from './time-names.ts';

/** Rows of dates below which the rows above are attributes, and rows of attributes above them. */
const fewestDates = 5;
const fewestAttributes = 3;
/** Data vendors write up to about thirty. */
const mostAttributes = 60;

const titleName =
  /^(?:(?:series |full |long )?(?:name|title|label|description|indicator)|titel|bezeichnung|nom|titre|libellé|nombre|título|titolo|nome|tytuł|nazwa|naam|指标|指标名称|名称|标题|系列名|系列名称|지표|항목)[:：]?$/i;
/** Series of dates and values below rows of what they are. */
export interface DescribedSeries {
  /** that of the dates is empty */
  readonly names: readonly string[];
  readonly body: readonly Row[];
  /** the row that the names come from, and all rows above the dates */
  readonly title: Row;
  readonly attributes: readonly Row[];
}

/**
 * Statistics offices, central banks and data vendors write what a series is as rows above it: a title, a unit, a source, dates, even its mean.
 * Undefined where a header stands above the dates, or nothing does.
 */
export function describedSeries(rows: readonly Row[]): DescribedSeries | undefined {
  const start = rows.slice(0, mostAttributes).findIndex(isDated);
  if (start < fewestAttributes) return undefined;
  const [attributes, body] = [rows.slice(0, start), rows.slice(start)];
  const width = body[0]?.cells.length ?? 0;
  if (body.length < fewestDates || !body.slice(0, fewestDates).every((row) => isSeries(row, width)))
    return undefined;
  const described = attributes.filter(({ cells, filled }) => cells[0] !== '' && filled > 1);
  if (described.length < fewestAttributes || !attributes.every((row) => isAttribute(row, width)))
    return undefined;
  if (isHeader(attributes.at(-1))) return undefined;
  const title = titleOf(attributes);
  if (!title) return undefined;
  const units = attributes.find(({ cells }) => unitName.test(cells[0] ?? ''))?.cells ?? [];
  const names = Array.from({ length: width }, (_, column) =>
    column === 0 ? '' : withUnit(title.cells[column] ?? '', units[column] ?? ''),
  );
  return { names, body: body.filter(isDated), title, attributes };
}

function isSeries(row: Row, width: number): boolean {
  return (
    isDated(row) && row.cells.length === width && row.cells.some((cell, at) => at > 0 && isLikeData(cell))
  );
}

/** A name, perhaps of nothing, and a value for each series; programs that write no name leave its cell empty. */
function isAttribute(row: Row, width: number): boolean {
  const [name = ''] = row.cells;
  return row.cells.length === width && !isLikeData(name) && !isRemark(row);
}

function isHeader(row: Row | undefined): boolean {
  return (
    row !== undefined &&
    isTimeName(row.cells[0] ?? '') &&
    !row.cells.slice(1).some((cell) => isLikeData(cell))
  );
}

/** The row called so; else, of those above the first that has a name, one of words rather than codes. */
function titleOf(attributes: readonly Row[]): Row | undefined {
  const called = attributes.find(({ cells, filled }) => filled > 1 && titleName.test(cells[0] ?? ''));
  if (called) return called;
  const named = attributes.findIndex(({ cells }) => cells[0] !== '');
  const unnamed = attributes.slice(0, named);
  return unnamed.find(({ cells }) => / /.test(cells[1] ?? '')) ?? unnamed[0];
}

function withUnit(name: string, unit: string): string {
  return name === '' || isMissing(unit) || /^\d/.test(unit) ? name : `${name} (${unit})`;
}
