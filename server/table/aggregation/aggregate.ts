import type { Roles } from '../choice.ts';
import type { Column, MeasureColumn, Table, TimeColumn } from '../table.ts';
import type { AggregateKind, Aggregation } from './aggregation.ts';
import { axisOfColumn, type Axis } from './axis.ts';
import { mergeCells, type GridCells } from './cells.ts';
import { groupsIn, type DrawnGroups } from './drawn-groups.ts';
import { pickRows } from '../pick-rows.ts';
import { rowTest } from './row-test.ts';
import { grainOfStep, isWithinDay, nextStep, startOfStep, type TimeStep } from './steps.ts';

/** A table, and what its columns are drawn as. */
export interface DrawnTable {
  readonly table: Table;
  readonly roles: Roles;
}

/** Values at their places along the axis, which are times or rows of the file. */
interface Placed extends GridCells {
  /** of steps; undefined if the places are labels of the file */
  readonly steps?: { readonly starts: readonly number[]; readonly step: TimeStep };
}

/**
 * The table that is drawn: one row for each label and group, times ascending. Columns keep their names and units, and the group's column says
 * which of its names stand for others. Without an aggregation it is the table itself. Linear in the rows.
 */
export function aggregate(table: Table, roles: Roles, aggregation: Aggregation | undefined): DrawnTable {
  if (!aggregation) return { table, roles };
  const { by, merged, zeros, largest, only = [] } = aggregation;
  const counts = only.length > 0 ? rowTest(table, only) : undefined;
  const label = columnAt(table, roles.label);
  const measures = roles.values
    .map((at) => columnAt(table, at))
    .filter((column) => column?.kind === 'measure');
  const axis = axisOfColumn(label, table.rows, counts);
  const groups = groupsIn(columnAt(table, roles.group), table.rows, largest, counts);
  const sums = measures.map((): AggregateKind => 'sum');
  const rows = inTimeOrder({
    slots: axis.slots,
    groups: groups.of,
    values: measures.map(({ values }) => values),
  });
  let cells: Placed = mergeCells(rows, merged ?? sums);
  const { joinedFrom } = groups;
  if (joinedFrom !== undefined)
    cells = mergeCells({ ...cells, groups: cells.groups.map((at) => Math.min(at, joinedFrom)) }, sums);
  if (by && label?.kind === 'time') {
    const times = axis.firstRows.map((row) => label.values[row] ?? NaN);
    cells = inSteps(
      cells,
      times.map((time) => startOfStep(time, by.step, label.zone)),
      by,
    );
    if (zeros) cells = withZeros(cells, label.zone, by.kinds, groups.count);
  }
  return drawnTable(cells, { label, measures, axis, groups, roles });
}

function columnAt({ columns }: Table, at: number | undefined): Column | undefined {
  return at === undefined ? undefined : columns[at];
}

/** A file that begins with its newest row is read from its end, so that the last value is the newest. */
function inTimeOrder(cells: GridCells): GridCells {
  const { slots, groups, values } = cells;
  if ((slots[0] ?? 0) <= (slots.at(-1) ?? 0)) return cells;
  return {
    slots: slots.toReversed(),
    groups: groups.toReversed(),
    values: values.map((column) => column.toReversed()),
  };
}

function inSteps(
  cells: GridCells,
  starts: readonly number[],
  { step, kinds, first, last }: NonNullable<Aggregation['by']>,
): Placed {
  const all = [...new Set(starts)];
  const distinct = all.slice(first ? 1 : 0, last ? -1 : undefined);
  const slotOf = new Map(distinct.map((start, slot) => [start, slot]));
  const slots = cells.slots.map((slot) => slotOf.get(starts[slot] ?? NaN) ?? -1);
  return { ...mergeCells({ ...cells, slots }, kinds), steps: { starts: distinct, step } };
}

/** More steps without a row between the first and the last are a gap. */
const mostZeros = 2000;

/** A value for every step and group: where there was no row, what is added up is 0. */
function withZeros(
  cells: Placed,
  zone: string | undefined,
  kinds: readonly AggregateKind[],
  groups: number,
): Placed {
  if (!cells.steps) return cells;
  const { starts, step } = cells.steps;
  const all: number[] = [];
  const end = starts.at(-1) ?? -Infinity;
  for (let start = starts[0] ?? Infinity; start <= end; start = nextStep(start, step, zone)) {
    if (all.push(start) * groups > mostZeros) return cells;
  }
  const slotOf = new Map(all.map((start, slot) => [start, slot]));
  const count = all.length * groups;
  const values = cells.values.map((column, i) => {
    const filled = new Float64Array(count).fill(kinds[i] === 'sum' ? 0 : NaN);
    cells.slots.forEach((slot, at) => {
      const place = (slotOf.get(starts[slot] ?? NaN) ?? 0) * groups + (cells.groups[at] ?? 0);
      const value = column[at] ?? NaN;
      if (!Number.isNaN(value)) filled[place] = value;
    });
    return filled;
  });
  return {
    steps: { starts: all, step },
    slots: Int32Array.from({ length: count }, (_, at) => Math.floor(at / groups)),
    groups: Int32Array.from({ length: count }, (_, at) => at % groups),
    values,
  };
}

function startsIn(
  label: TimeColumn,
  { starts, step }: NonNullable<Placed['steps']>,
  slots: Int32Array,
): TimeColumn {
  const { zone, ...rest } = label;
  return {
    ...rest,
    ...(zone !== undefined && isWithinDay(step) && { zone }),
    grain: grainOfStep(step),
    values: new Float64Array(slots).map((slot) => starts[slot] ?? NaN),
  };
}

interface Parts {
  readonly label: Column | undefined;
  readonly measures: readonly MeasureColumn[];
  readonly axis: Axis;
  readonly groups: DrawnGroups;
  readonly roles: Roles;
}

function drawnTable(cells: Placed, { label, measures, axis, groups, roles }: Parts): DrawnTable {
  const { steps, slots } = cells;
  const columns: Column[] = [];
  const add = (column: Column): number => columns.push(column) - 1;
  const inFile =
    label &&
    pickRows(
      label,
      Array.from(slots, (slot) => axis.firstRows[slot] ?? -1),
    );
  const drawnLabel = steps && label?.kind === 'time' ? startsIn(label, steps, slots) : inFile;
  const drawnGroup = groups.columnFor(cells.groups);
  return {
    roles: {
      ...roles,
      ...(drawnLabel && { label: add(drawnLabel) }),
      ...(drawnGroup && { group: add(drawnGroup) }),
      values: measures.map((column, i) => add({ ...column, values: cells.values[i] ?? new Float64Array() })),
    },
    table: { rows: slots.length, columns },
  };
}
