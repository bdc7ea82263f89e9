/** A cell of a table: a column of plain JSON numbers becomes numbers, all else stays text. */
export type Cell = string | number | null;

/** Rows of equal length, below the names of the columns if there are any. Columns without a name and a value are left out. */
export function typedRows(
  rows: readonly (readonly string[])[],
  width: number,
  names?: readonly string[],
): Cell[][] {
  const columns = Array.from({ length: width }, (_, at) => at).filter(
    (at) => (names?.[at] ?? '') !== '' || rows.some((row) => (row[at] ?? '') !== ''),
  );
  const isPlain = hasDecimalCommas(rows) || mayHaveThousands(rows) ? isPlainInteger : isPlainNumber;
  const numeric = columns.map((at) => isNumeric(rows, at, isPlain));
  const body = rows.map((row) => columns.map((at, index) => cellOf(row[at] ?? '', numeric[index] ?? false)));
  return names ? [uniqueTitles(columns.map((at) => names[at] ?? '')), ...body] : body;
}

/** Columns are identified by their names. */
function uniqueTitles(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return name === '' || times === 1 ? name : `${name} (${times})`;
  });
}

function isNumeric(
  rows: readonly (readonly string[])[],
  column: number,
  isPlain: (cell: string) => boolean,
): boolean {
  let [some, months] = [false, true];
  for (const row of rows) {
    const cell = row[column] ?? '';
    if (cell !== '' && !isPlain(cell)) return false;
    some ||= cell !== '';
    months &&= cell === '' || month.test(cell);
  }
  return some && !months;
}

/** `2026.05`: a column of nothing else is one of months. */
const month = /^(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])$/;

/** A file with 1.234,5 writes 1.234 for 1234: what a point means there is found out later, of all columns together. */
function hasDecimalCommas(rows: readonly (readonly string[])[]): boolean {
  return rows
    .slice(0, sampleSize)
    .some((row) => row.some((cell) => cell.length < 30 && decimalComma.test(cell)));
}

const sampleSize = 1000;
const decimalComma = /^[^\d,]{0,4}(?:\d{1,3}(?:[. ]\d{3})+|\d+),(?:\d{1,2}|\d{4,})(?!\d|,)/;

/** Every point has three digits behind it, and no zero alone before it: what it means is found out later here, too. */
function mayHaveThousands(rows: readonly (readonly string[])[]): boolean {
  const pointed = rows
    .slice(0, sampleSize)
    .flatMap((row) => row.filter((cell) => numberWithPoint.test(cell)));
  return pointed.length > 0 && pointed.every((cell) => thousands.test(cell));
}

const numberWithPoint = /^[-+]?[\d.]*\.\d+(?:[eE][-+]?\d+)?$/;
const thousands = /^-?[1-9]\d{0,2}(?:\.\d{3})+$/;

function isPlainInteger(cell: string): boolean {
  return !cell.includes('.') && isPlainNumber(cell);
}

const plain = /^[-+]?(?:0|[1-9]\d*|(?=\.\d))(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/;

/** A number as JSON writes it, or with `+` or without the 0 before the point; short enough to lose no digit: a longer one is an id. */
function isPlainNumber(cell: string): boolean {
  return cell.length <= 24 && plain.test(cell) && (cell.length <= 15 || digitsOf(cell) <= 15);
}

function digitsOf(cell: string): number {
  return cell.replace(/[eE].*|\D/g, '').replace(/^0+/, '').length;
}

function cellOf(cell: string, numeric: boolean): Cell {
  if (!numeric) return cell;
  return cell === '' ? null : Number(cell);
}
