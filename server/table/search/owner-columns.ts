import { textOf } from '../cells/text.ts';
import { isJsonObject, isScalar, ownValue, type JsonObject, type RawColumn } from '../raw-table.ts';
import type { SearchStep } from './candidate.ts';
import { columnNames } from './column-names.ts';
import { columnsOfRecords, type LeafColumn } from './column-tree.ts';
import { describeColumns } from './describe.ts';
import { namingFields } from './field-names.ts';
import { isEpoch } from './kinds.ts';
import { isTimeText } from './outline.ts';
import type { Owner, RowGroup } from './unfold.ts';

/**
 * The columns that rows get from what they lie in: the time or the name of an outer item, one value for each group.
 * @param isTimed the rows have moments of their own
 */
export function ownerColumns(
  groups: readonly RowGroup[],
  steps: readonly SearchStep[],
  isTimed: boolean,
): readonly RawColumn[] {
  const levels = groups[0]?.owners.length ?? 0;
  return Array.from({ length: levels }, (_, level) => level).flatMap((level) =>
    levelColumns(groups, level, { path: pathBelow(steps, level), isTimed }),
  );
}

interface Inside {
  /** the fields from an owner to what it holds */
  readonly path: readonly string[];
  readonly isTimed: boolean;
}

function levelColumns(groups: readonly RowGroup[], level: number, inside: Inside): readonly RawColumn[] {
  const position = new Map<Owner | undefined, number>();
  const owners = groups.map(({ owners }) => owners[level]);
  for (const owner of owners) if (!position.has(owner)) position.set(owner, position.size);
  const distinct = [...position.keys()];
  if (distinct.length < 2) return [];
  const columns = columnsOf(distinct, inside, groups[0]);
  return columns.map((column) => ({
    ...column,
    cells: owners.map((owner) => column.cells[position.get(owner) ?? 0]),
  }));
}

/** The fields from an item of the level to the next list or object of rows. */
function pathBelow(steps: readonly SearchStep[], level: number): readonly string[] {
  const ways: string[][] = [];
  for (const step of steps) {
    if (step.kind === 'field') ways.at(-1)?.push(step.key);
    else ways.push([]);
  }
  return ways[level] ?? [];
}

function columnsOf(
  owners: readonly (Owner | undefined)[],
  { path, isTimed }: Inside,
  group: RowGroup | undefined,
): readonly RawColumn[] {
  if (owners.some((owner) => owner && owner.key !== ''))
    return [{ name: keyTitle, cells: owners.map((owner) => owner?.key ?? '') }];
  const records = owners.map((owner) => (isJsonObject(owner?.value) ? without(owner.value, path) : {}));
  const { leaves } = columnsOfRecords(records);
  const varying = leaves.filter(({ cells }) => distinctIn(cells) > 1);
  const found = telling(isTimed ? varying.filter((leaf) => !isTimeLeaf(leaf)) : varying, owners.length);
  if (found.length > 0) return found;
  const described = describeColumns(group?.around ?? [], owners.length);
  return described ? [{ name: keyTitle, cells: described.names }] : [];
}

/** The title of a column of names that have none. */
const keyTitle = 'series';

/** An object without what the rows are read from, and without lists. */
function without(object: JsonObject, [key, ...rest]: readonly string[]): JsonObject {
  if (key === undefined)
    return Object.fromEntries(Object.entries(object).filter(([, value]) => isScalar(value)));
  const inner = ownValue(object, key);
  return { ...object, [key]: rest.length > 0 && isJsonObject(inner) ? without(inner, rest) : undefined };
}

const countingName =
  /(?:^|[^a-z])(?:id|year|month|week|day|hour|no|nr|num|number|index|zone|stage|step|level|round)$|年|月/i;

/** As few fields as tell the owners apart: a time, and the name beside it if the time alone does not; else one name; else all of them. */
export function telling(leaves: readonly LeafColumn[], count: number): readonly RawColumn[] {
  const times = leaves.filter((leaf) => isTimeLeaf(leaf));
  const texts = leaves
    .filter(
      (leaf) => !times.includes(leaf) && leaf.cells.some((cell) => typeof cell === 'string' && cell !== ''),
    )
    .toSorted((a, b) => rank(a) - rank(b));
  const [time] = times;
  if (time)
    return distinctIn(time.cells) === count || texts.length === 0
      ? named([time])
      : [...named([time]), ...naming(texts, time, count)];
  if (texts.length > 0) return naming(texts, undefined, count);
  const numbers = leaves.filter(({ path }) => countingName.test(path.at(-1) ?? ''));
  return named(numbers.slice(0, 1));
}

function naming(
  texts: readonly LeafColumn[],
  beside: LeafColumn | undefined,
  count: number,
): readonly RawColumn[] {
  const unique = texts.find(
    ({ cells }) => (beside ? distinctIn(pairs(cells, beside.cells)) : distinctIn(cells)) === count,
  );
  if (unique) return named([unique]);
  if (texts.length === 1) return named(texts);
  const joined =
    texts[0]?.cells.map((_, at) =>
      texts
        .map(({ cells }) => textOf(cells[at]))
        .filter(Boolean)
        .join(' '),
    ) ?? [];
  return [{ name: keyTitle, cells: joined }];
}

function pairs(cells: readonly unknown[], others: readonly unknown[]): readonly string[] {
  return cells.map((cell, at) => `${String(cell)}\n${String(others[at])}`);
}

function named(leaves: readonly LeafColumn[]): readonly RawColumn[] {
  const names = columnNames(leaves.map(({ path }) => path));
  return leaves.map(({ cells }, at) => ({
    name: names[at] === '__name__' ? keyTitle : (names[at] ?? ''),
    cells,
  }));
}

function rank({ path }: LeafColumn): number {
  const at = (namingFields as readonly string[]).indexOf((path.at(-1) ?? '').toLowerCase());
  return at < 0 ? namingFields.length : at;
}

function isTimeLeaf({ path, cells }: LeafColumn): boolean {
  const name = path.at(-1) ?? '';
  const shown = cells.slice(0, 20).filter((cell) => cell !== null && cell !== undefined);
  return (
    shown.length > 0 &&
    shown.every((cell) =>
      typeof cell === 'string'
        ? isTimeText(cell)
        : typeof cell === 'number' &&
          (/^year$|年/i.test(name) ||
            (/time|date|^ts$|^t$|key|at$|period|start/i.test(name) && isEpoch(cell, cell))),
    )
  );
}

function distinctIn(cells: readonly unknown[]): number {
  return new Set(cells.filter((cell) => cell !== null && cell !== undefined && cell !== '')).size;
}
