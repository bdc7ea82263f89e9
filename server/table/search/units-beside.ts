import type { RawColumn } from '../raw-table.ts';
import { isShortUnit } from './wrapped.ts';

const unitName = /^(.*?)[-_. ]?(?:units?|uom|unit_?code|currency(?:_?code)?|unit_of_measurement)$/i;

/** Takes a column that holds one unit, the same in all rows, as the unit of the column that it is named after. */
export function withUnits(columns: readonly RawColumn[]): readonly RawColumn[] {
  const units = new Map<RawColumn, string>();
  const taken = new Set<RawColumn>();
  for (const column of columns) {
    const owner = unitName.exec(column.name)?.[1];
    const unit: unknown = column.cells[0];
    if (owner === undefined || typeof unit !== 'string' || !isShortUnit(unit)) continue;
    const targets = targetsOf(owner, columns);
    if (targets.length === 0 || !column.cells.every((cell: unknown) => cell === unit)) continue;
    for (const target of targets) units.set(target, unit);
    taken.add(column);
  }
  if (units.size === 0) return columns;
  return columns
    .filter((column) => !taken.has(column))
    .map((column) => (units.has(column) ? { ...column, unit: units.get(column) ?? '' } : column));
}

/** The column itself, or the figures of an object that are all called after its first one: `charge`, `charge_low`. */
function targetsOf(owner: string, columns: readonly RawColumn[]): readonly RawColumn[] {
  const target = columns.find(({ name }) =>
    owner === '' ? /^(?:value|amount|val)$/i.test(name) : name === owner,
  );
  if (target) return [target];
  const figures = columns.filter(
    ({ name, cells: [cell] }) => name.startsWith(`${owner}.`) && typeof cell === 'number',
  );
  const [first] = figures;
  return first && figures.every(({ name }) => name.startsWith(first.name)) ? figures : [];
}
