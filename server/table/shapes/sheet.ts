type Row = readonly unknown[];

/** Removes what people put around a table in a sheet: a title above, a source or note below, empty rows in between. */
export function trimSheet(rows: readonly Row[]): readonly Row[] {
  const filled = rows.map(countFilled);
  const maxFilled = filled.reduce((most, count) => Math.max(most, count), 0);
  if (maxFilled < 2) return rows.filter((_, at) => (filled[at] ?? 0) > 0);
  const first = filled.findIndex(
    (count, at) => (count > 1 && count >= maxFilled / 2) || isNameless(rows[at], count, maxFilled),
  );
  const last = filled.findLastIndex((count) => count > 1);
  return rows.filter((_, at) => at >= first && at <= last && (filled[at] ?? 0) > 0);
}

/** The names of all columns but the first: of two columns one name, which is no title. */
function isNameless(row: Row | undefined, count: number, maxFilled: number): boolean {
  return row?.[0] === '' && row.length === maxFilled && count === maxFilled - 1;
}

function countFilled(row: Row): number {
  let count = 0;
  for (const cell of row)
    if (cell !== null && cell !== '' && (typeof cell !== 'string' || cell.trim() !== '')) count += 1;
  return count;
}
