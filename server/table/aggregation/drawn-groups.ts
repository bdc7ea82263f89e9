import type { Column } from '../table.ts';
import type { LargestGroups } from './aggregation.ts';
import { axisOfColumn } from './axis.ts';
import { pickRows } from '../pick-rows.ts';

/** The groups of a table as they are drawn. */
export interface DrawnGroups {
  /** the group of each row; -1 for a row that is left out */
  readonly of: Int32Array;
  readonly count: number;
  /** the groups that become one; those from this number on */
  readonly joinedFrom?: number;
  /** the group's column for these groups */
  columnFor(groups: Int32Array): Column | undefined;
}

/** Numbers the groups: first those that are drawn one by one. */
export function groupsIn(
  column: Column | undefined,
  rows: number,
  largest: LargestGroups | undefined,
  counts?: (row: number) => boolean,
): DrawnGroups {
  if (!column) return { of: new Int32Array(rows), count: 1, columnFor: () => undefined };
  const { slots, firstRows } = axisOfColumn(column, rows, counts);
  if (!largest || column.kind === 'time' || column.kind === 'measure')
    return {
      of: slots,
      count: firstRows.length,
      columnFor: (groups) =>
        pickRows(
          column,
          Array.from(groups, (group) => firstRows[group] ?? -1),
        ),
    };
  const texts = firstRows.map((row) => column.values[row] ?? '');
  const named = new Set(largest.names);
  const rest = largest.others === 'muted' ? largest.muted : texts.filter((text) => !named.has(text));
  const order = [...largest.names, ...(isShown(largest) ? rest : [])];
  const numbers = new Map(order.map((text, group) => [text, group]));
  const renumbered = texts.map((text) => numbers.get(text) ?? -1);
  const shown = largest.names.length;
  const joined = largest.others === 'sum';
  // A single group that is left over keeps its name.
  const names = joined && rest.length > 1 ? [...largest.names, nameForOthers(named)] : order;
  return {
    of: slots.map((slot) => renumbered[slot] ?? -1),
    count: names.length,
    ...(joined && { joinedFrom: shown }),
    columnFor: (groups) => ({
      kind: 'category',
      name: column.name,
      values: Array.from(groups, (group) => names[group] ?? ''),
      minor: new Map(names.slice(shown).map((name) => [name, joined ? rest.length : 0])),
    }),
  };
}

/** Stands for the others in the column; the screen writes it in its language. */
function nameForOthers(taken: ReadonlySet<string>): string {
  let name = '…';
  while (taken.has(name)) name += '…';
  return name;
}

function isShown({ others }: LargestGroups): boolean {
  return others === 'sum' || others === 'muted';
}
