import { textOf } from '../cells/text.ts';
import { isJsonObject, isScalar, rawTable, type Cells, type RawColumn, type RawTable } from '../raw-table.ts';
import { uniqueNames } from '../shapes/matrix.ts';
import { noteFound } from '../notes.ts';
import type { TablePlace } from '../table.ts';
import type { Candidate, SearchStep } from './candidate.ts';
import { candidatesIn } from './candidates.ts';
import { joined, type ReadRows } from './concat.ts';
import { isPlainName, withGivenName } from './given-name.ts';
import { listPlaces } from './list-places.ts';
import { isTimeText, outlineOfJson } from './outline.ts';
import { ownerColumns } from './owner-columns.ts';
import { readGroups } from './read-groups.ts';
import { markUnixTimes } from './unix-times.ts';
import { unfold, type RowGroup } from './unfold.ts';

export interface FoundTable {
  readonly table: RawTable;
  /** the best places, the one that was taken first */
  readonly places: readonly TablePlace[];
}

const shown = 5;
const maxTries = 12;

/**
 * The best table in a JSON value, wherever it lies: lists of objects or of lists, lists of equal length, objects by name or by time. Lists in
 * lists are unfolded, and their rows get the names of what they lie in. Linear in the value's size; deterministic.
 */
export function searchTable(json: unknown): FoundTable | undefined {
  if (isScalar(json)) return valueAlone(json);
  const candidates = candidatesIn(outlineOfJson(json));
  for (const candidate of candidates.slice(0, maxTries)) {
    const table = withOrder(readCandidate(json, candidate), candidate);
    if (table) {
      const others = candidates.filter((other) => other !== candidate).slice(0, shown - 1);
      // What was read is known better than from the outline, which takes a header for a row.
      const taken = { ...placeOf(candidate), rows: table.rows, columns: table.columns.length };
      return { table, places: [taken, ...others.map(placeOf)] };
    }
  }
  return undefined;
}

/** Lists of values run on, unless they are called x and y. */
function withOrder(table: RawTable | undefined, { form }: Candidate): RawTable | undefined {
  const isPlane =
    table?.columns.some(({ name }) => name === 'x') && table.columns.some(({ name }) => name === 'y');
  return table && form === 'columns' && !isPlane ? { ...table, ordered: true } : table;
}

function valueAlone(value: string | number | boolean | null): FoundTable | undefined {
  if (value === null || value === '') return undefined;
  const places = [{ path: '', rows: 1, columns: 1, score: 0 }];
  return { table: { rows: 1, columns: [{ name: 'value', cells: [value] }], leftOut: 0 }, places };
}

function placeOf({ steps, rows, columns, score }: Candidate): TablePlace {
  return { path: pathText(steps), rows, columns, score };
}

/** A path for people: at most 120 characters, the last ones, which tell most. */
function pathText(steps: readonly SearchStep[]): string {
  const text = steps
    .map((step) => (step.kind === 'field' ? `.${textOf(step.key)}` : step.kind === 'items' ? '[]' : '.*'))
    .join('')
    .replace(/(?:\[\])$/, '')
    .replace(/^\./, '');
  return text.length > maxPath ? `…${text.slice(-maxPath)}` : text;
}

const maxPath = 120;

function readCandidate(json: unknown, { steps, form }: Candidate): RawTable | undefined {
  const unfolded = unfold(json, steps);
  const groups = isOneEach(form) ? unfolded.flatMap(eachAlone) : unfolded;
  const keyed = byKeys(groups, steps, form);
  if (keyed) return rawTable(keyed.columns, keyed.leftOut);
  const read = readGroups(form, groups);
  if (!read || read.columns.length === 0) return undefined;
  const kept = groups.filter((_, at) => (read.counts[at] ?? 0) > 0);
  const counts = read.counts.filter((count) => count > 0);
  const own = markUnixTimes(withGivenName(read.columns, { groups: kept, steps, form }), counts);
  const isOwned = read.counts.length === groups.length;
  const outer = isOwned ? ownerColumns(kept, steps, own.some(hasMoments)) : [];
  const places = form === 'columns' && outer.length > 0 ? listPlaces(own, counts) : undefined;
  const table = assembled(
    places ? [places, ...own] : own,
    outer.map((column) => ({ ...column, cells: repeated(column.cells, counts) })),
    read.leftOut,
  );
  const { skipped = 0 } = read;
  return table && skipped > 0
    ? noteFound(table, 'left-out', (words) => words.notes.otherLists(skipped))
    : table;
}

/** Moments, and not only times of day. */
function hasMoments({ isTime, cells: [cell] }: RawColumn): boolean {
  return isTime === true || (typeof cell === 'string' && isTimeText(cell) && !/^\d{1,2}:/.test(cell));
}

/** Each object, or list of columns, is a table by itself. */
function isOneEach(form: Candidate['form']): boolean {
  return form === 'columns' || form === 'object' || form === 'pairs';
}

function eachAlone(group: RowGroup): readonly RowGroup[] {
  if (group.rows.length === 1 && !group.keys) return [group];
  return group.rows.map((row, at) => ({
    rows: [row],
    owners: [...group.owners, { value: row, key: group.keys?.[at] ?? '' }],
    around: isJsonObject(row) ? [...group.around, row] : group.around,
  }));
}

const maxJoined = 12;

/** Objects that name a few lists of pairs become columns over what these have in common: `{"prices": [[time, value]], "volumes": …}`. */
function byKeys(
  groups: readonly RowGroup[],
  steps: readonly SearchStep[],
  form: Candidate['form'],
): ReadRows | undefined {
  const outer = steps.filter(({ kind }) => kind !== 'field').at(-2);
  if (outer?.kind !== 'keys' || outer.keys !== 'names' || groups.length < 2 || groups.length > maxJoined)
    return undefined;
  if (form !== 'tuples' && form !== 'records' && (form !== 'values' || !groups.every(({ keys }) => keys)))
    return undefined;
  const series = groups.flatMap((group) => {
    const read = readGroups(form, [group]);
    const table = read && rawTable(read.columns);
    return table
      ? [
          {
            name: group.owners
              .map(({ key }) => key)
              .filter(Boolean)
              .join(' '),
            table,
          },
        ]
      : [];
  });
  return series.every(({ table }) => isKeyAndValue(table, form)) ? joined(series) : undefined;
}

/** Two columns, of which the second has no name of its own. */
function isKeyAndValue({ columns }: RawTable, form: Candidate['form']): boolean {
  return columns.length === 2 && (form !== 'records' || isPlainName(columns[1]?.name ?? ''));
}

function repeated(cells: Cells, counts: readonly number[]): readonly unknown[] {
  return counts.flatMap((count, at) => new Array<unknown>(count).fill(cells[at]));
}

/** Outer times stand first; names stand behind the first column. */
function assembled(
  own: readonly RawColumn[],
  outer: readonly RawColumn[],
  leftOut: number,
): RawTable | undefined {
  const [first, ...rest] = own;
  if (!first) return undefined;
  const isTimed = outer.some(({ cells }) => typeof cells[0] === 'string' && isTimeText(cells[0]));
  const columns = isTimed ? [...outer, ...own] : [first, ...outer, ...rest];
  const names = columns.map(({ name }) => name);
  if (new Set(names).size === names.length) return rawTable(columns, leftOut);
  const unique = uniqueNames(names);
  return rawTable(
    columns.map((column, at) => ({ ...column, name: unique[at] ?? '' })),
    leftOut,
  );
}
