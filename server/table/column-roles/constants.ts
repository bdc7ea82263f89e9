import { sequenceOf } from '../cells/sequences.ts';
import { nameParts, stemOfNumbered } from '../cells/id-names.ts';
import type { Column, MeasureColumn } from '../table.ts';
import { isTargetName } from '../target.ts';
import { isFilled, ordinary, type Finder } from './finder.ts';
import { largest } from '../value-checks.ts';

/** Two equal numbers may be so by chance. */
const minNumbers = 3;
/** A text in fewer rows is a remark. */
const minFilled = 1 / 3;
/** Of numbers so few are a remark beside others that are there in most rows. */
const [minNumbersFilled, mostRows] = [1 / 10, 1 / 2];

const settingNames = new Set(
  'version interval period step resolution scale factor precision level mode type port channel revision schema freq frequency year jahr elevation altitude elev'.split(
    ' ',
  ),
);

/** Columns that are the same in all rows, or hardly there. The times of a table of one moment, limits and prices keep their meaning. */
export const constantOf: Finder = (columns, rows) => {
  const counts = new Map(columns.map((column) => [column, countFilled(column.values)]));
  const isSame = (column: Column): boolean => counts.get(column)?.same ?? false;
  const runsOn = ordinary(columns, ['time']).some((time) => !isSame(time)) || columns.some(isOfMonths);
  const sizes = columns.flatMap((column) =>
    column.kind === 'measure' && !isSame(column) ? [largest(column.values)] : [],
  );
  const isFull = (column: Column): boolean =>
    column.kind === 'measure' && (counts.get(column)?.filled ?? 0) >= rows * mostRows;
  const haveFull = columns.some(isFull);
  return (column) => {
    const { filled, same } = counts.get(column) ?? { filled: 0, same: false };
    if (filled === 0 || column.kind === 'time') return undefined;
    const least = column.kind !== 'measure' ? minFilled : haveFull ? minNumbersFilled : 0;
    if (filled < rows * least && !(column.kind === 'measure' && isOneOfMany(column.name, columns)))
      return { role: 'sparse' };
    if (!same || (column.kind === 'measure' && !saysNothing(column))) return undefined;
    return { role: 'constant' };
  };

  /** What never changes cannot tell rows apart. Over time, a flat line among lines of its size says that nothing happened. */
  function saysNothing({ name, values, price }: MeasureColumn): boolean {
    if (rows < minNumbers || price || isTargetName(name)) return false;
    if (!runsOn || nameParts(name).some((part) => settingNames.has(part))) return true;
    const size = largest(values);
    const isLike = (other: number): boolean => size >= other / 10 && size <= other * 10;
    return size > 0 && sizes.length > 0 && !sizes.some(isLike);
  }
};

/** Of `price1, price2, price3` the last are there in fewer rows. */
function isOneOfMany(name: string, columns: readonly Column[]): boolean {
  const stem = stemOfNumbered(name);
  return stem !== undefined && columns.some((one) => one.name !== name && stemOfNumbered(one.name) === stem);
}

/** Months by their names run on as times do. */
function isOfMonths({ kind, name, values }: Column): boolean {
  return kind === 'category' && sequenceOf(values, name) === 'months';
}

function countFilled(values: ArrayLike<string | number>) {
  let [filled, same] = [0, true];
  let first: string | number | undefined;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row];
    if (!isFilled(value)) continue;
    filled += 1;
    if (filled === 1) first = value;
    else if (value !== first) same = false;
  }
  return { filled, same };
}
