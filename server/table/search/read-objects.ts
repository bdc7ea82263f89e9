import type { RawColumn } from '../raw-table.ts';
import { columnNames, withoutTechnical } from './column-names.ts';
import { columnsOfRecords, type LeafColumn } from './column-tree.ts';
import type { ReadRows } from './concat.ts';
import { describeColumns } from './describe.ts';
import { isEpoch } from './kinds.ts';
import { unitOfMetrics } from './metric-units.ts';
import { telling } from './owner-columns.ts';
import type { RowGroup } from './unfold.ts';
import { withUnits } from './units-beside.ts';

/** Reads groups of objects: a column for each place of a value inside them. Keys that are data are a column before them. */
export function readObjects(groups: readonly RowGroup[]): ReadRows | undefined {
  const [first] = groups;
  if (!first) return undefined;
  const all = groups.length === 1 ? first.rows : groups.flatMap(({ rows }) => rows);
  const { leaves, leftOut } = columnsOfRecords(all);
  const columns = columnsOf(withoutTechnical(leaves), first);
  if (columns.length === 0) return undefined;
  const keys = groups.every((group) => group.keys) ? groups.flatMap((group) => group.keys ?? []) : undefined;
  const named =
    keys && !columns.some(({ name }) => name === 'name')
      ? [{ name: 'name', cells: keys }, ...columns]
      : columns;
  return { columns: withUnits(named), leftOut, counts: groups.map(({ rows }) => rows.length) };
}

function columnsOf(leaves: readonly LeafColumn[], group: RowGroup): readonly RawColumn[] {
  const kept = leaves.filter((leaf) => !isFormattedTwice(leaf, leaves));
  const labels = kept.filter(isLabel);
  const others = labels.length > 0 ? kept.filter((leaf) => !isLabel(leaf)) : kept;
  const names = columnNames(namedCells(others, group).map(({ path }) => path));
  const columns = others
    .map(({ cells, unit }, at) => ({ name: names[at] ?? '', cells, ...(unit !== undefined && { unit }) }))
    .filter(({ name }) => name !== hidden);
  if (labels.length === 0) return columns;
  const unit = unitOfMetrics(labels.find(({ path }) => path[1] === '__name__')?.cells ?? []);
  const measured = columns.map((column) =>
    column.name === 'value' && unit !== undefined ? { unit, ...column } : column,
  );
  return [...namesOf(labels), ...measured];
}

/** Prometheus names each value by labels, of which only those tell something that differ. */
function isLabel({ path }: LeafColumn): boolean {
  return path.length === 2 && path[0] === 'metric';
}

function namesOf(labels: readonly LeafColumn[]): readonly RawColumn[] {
  const [first] = labels;
  const varying = labels.filter(({ cells }) => new Set(cells).size > 1);
  return telling(varying, first?.cells.length ?? 0);
}

/** Elasticsearch writes times as numbers and, under `key_as_string`, as text. */
function isFormattedTwice({ path }: LeafColumn, leaves: readonly LeafColumn[]): boolean {
  return leaves.some(
    (other) =>
      other.path.length === path.length &&
      other.path.every(
        (key, at) => key === (at === path.length - 1 ? `${path[at] ?? ''}_as_string` : path[at]),
      ),
  );
}

const hidden = '\u0000';

/** Names for cells in lists: from a description beside the rows, or by what they are. */
function namedCells(leaves: readonly LeafColumn[], { around }: RowGroup): readonly LeafColumn[] {
  return leaves.map((leaf) => {
    const index = /^\[(\d+)\]$/.exec(leaf.path.at(-1) ?? '')?.[1];
    if (index === undefined) return leaf;
    const list = leaf.path.slice(0, -1);
    const cells = leaves.filter(
      ({ path }) =>
        path.length === leaf.path.length &&
        path.at(-1)?.startsWith('[') &&
        list.every((key, at) => key === path[at]),
    );
    const key = list.at(-1) ?? '';
    const described = describeColumns(around, cells.length, key);
    const at = Number(index);
    if (described?.hidden[at] || (at === 0 && isOneMoment(cells))) return { ...leaf, path: [hidden] };
    const name = described?.names[at] ?? cellName(key, at, cells);
    return { ...leaf, path: [...list.slice(0, -1), name] };
  });
}

function cellName(key: string, at: number, cells: readonly LeafColumn[]): string {
  if (key === 'coordinates') return ['longitude', 'latitude', 'altitude'][at] ?? `${key}[${at}]`;
  if (cells.length === 1) return key;
  return isTimed(cells) ? (at === 0 ? 'time' : key) : `${key}[${at}]`;
}

/** A pair of a time and a value. */
function isTimed([moments, ...others]: readonly LeafColumn[]): boolean {
  const [moment] = moments?.cells ?? [];
  return others.length === 1 && typeof moment === 'number' && isEpoch(moment, moment);
}

function isOneMoment(cells: readonly LeafColumn[]): boolean {
  const [moments] = cells;
  return isTimed(cells) && new Set(moments?.cells).size === 1;
}
