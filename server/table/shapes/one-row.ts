import { quantityInName } from '../aggregation/quantity-names.ts';
import { isNameOf } from '../cells/clock-names.ts';
import { idNameOf } from '../cells/id-names.ts';
import { parseNumbers } from '../cells/numbers.ts';
import { unitInName } from '../cells/units.ts';
import { isFormerName } from '../former-name.ts';
import { noteFound } from '../notes.ts';
import type { RawTable } from '../raw-table.ts';
import { isTargetName } from '../target.ts';

const minNames = 4;

/**
 * A sheet of names above one row of numbers, such as what was spent on what: each name is a row, the largest first. Figures of several kinds, by
 * their names or units, stay figures.
 */
export function spreadRow(raw: RawTable): RawTable {
  const { rows, columns } = raw;
  if (rows !== 1 || columns.length < minNames) return raw;
  const numbers = columns.map(({ name, cells }) => ({
    name,
    numbers: parseNumbers(Array.from<unknown>(cells)),
  }));
  const values = numbers.map((one) => ({ ...one, value: one.numbers?.values[0] ?? NaN }));
  if (!values.every(({ name, value }) => value >= 0 && isPlainName(name))) return raw;
  const units = new Set(values.map((one) => one.numbers?.unit));
  const kinds = new Set(columns.map(({ name }) => quantityInName(name)));
  if (units.size > 1 || kinds.size > 1 || kinds.has('rate') || values.every(({ value }) => value === 0))
    return raw;
  const sorted = values.toSorted((one, other) => other.value - one.value);
  const spread = {
    ...raw,
    rows: sorted.length,
    columns: [
      { name: 'name', cells: sorted.map(({ name }) => name) },
      { name: 'value', cells: sorted.map(({ name }) => columns.find((one) => one.name === name)?.cells[0]) },
    ],
  };
  return noteFound(spread, 'table', ({ notes }) => notes.spread);
}

/** No id, time, unit, target or former value. */
function isPlainName(name: string): boolean {
  const isPart = (['year', 'quarter', 'month', 'week', 'day', 'clock'] as const).some((part) =>
    isNameOf(part, name),
  );
  return (
    !isPart &&
    idNameOf(name) === undefined &&
    unitInName(name) === undefined &&
    !isTargetName(name) &&
    !isFormerName(name) &&
    !/^[A-Z]$/.test(name)
  );
}
