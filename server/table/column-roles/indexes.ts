import { rankNameOf } from '../cells/rank-names.ts';
import type { MeasureColumn } from '../table.ts';
import { isFilled, ordinary, type Finder } from './finder.ts';

/** Where a thing that has a name stands among its like. */
const ordinalName =
  /^(?:season|episode|chapter|verse|round|inning|generation|volume|issue|staffel|folge|kapitel|runde|spieltag|saison|temporada|季|集|期|届)(?:_?(?:no|nr|number))?$/i;
const unnamed = /^(?:|A|[Uu]nnamed: ?\d+|[Ii]ndex|idx|i|level_0|\.\.\.1|X)$/;
/** A few figures may go up by one by chance. */
const minRows = 5;

/** Columns that count the rows, beside something that names them or says when. */
export const indexOf: Finder = (columns, rows) => {
  const isNamed = ordinary(columns, ['time', 'category', 'place']).length > 0;
  const haveNames = ordinary(columns, ['category', 'place']).some(
    ({ values }) => new Set<string | number>(values).size === rows,
  );
  const areThings =
    haveNames ||
    columns.some(({ role, values }) => role?.role === 'id' && new Set<string | number>(values).size === rows);
  return (column, at) => {
    if (column.kind !== 'measure' || column.unit !== undefined) return undefined;
    const [name, { values }] = [withoutYear(column.name), column];
    if (isRank(name, column, areThings, rows) || (haveNames && ordinalName.test(name) && areOrdinals(values)))
      return { role: 'index', why: 'name' };
    if (at > 0 || !isNamed) return undefined;
    const isUnnamed = unnamed.test(name);
    const counts = stepsByOne(values) ? isUnnamed || rows >= minRows : isUnnamed && areConsecutive(values);
    return counts ? { role: 'index', why: 'steps' } : undefined;
  };
};

/** Whether a measure says where things stand: by its name alone, or by one that could mean something else and by its values. */
function isRank(
  name: string,
  { name: full, values }: MeasureColumn,
  areThings: boolean,
  rows: number,
): boolean {
  const said = rankNameOf(name);
  if (said === undefined || !areOrdinals(values)) return false;
  if (said === 'always' || isRanking(values)) return true;
  if (!areThings || said === 'of-things') return areThings;
  return name === full.trim() ? countUp(values) || arePlaces(values, rows) : areRanksOf(values, rows);
}

/** `rank_2024`, `2023 Rang`, `排名2024`: the year only says whose list it is. A year alone stays a name. */
function withoutYear(name: string): string {
  const rest = name
    .replace(/^\s*(?:19|20)\d{2}年?[\s_./-]*|[\s_./-]*[(\[]?(?:19|20)\d{2}年?[)\]]?\s*$/gu, '')
    .trim();
  return rest === '' || rest === '#' ? name.trim() : rest;
}

function stepsByOne(values: Float64Array): boolean {
  const [first = NaN] = values;
  return values.length > 1 && Number.isInteger(first) && values.every((value, row) => value === first + row);
}

/** Whole numbers without a gap, each once, in any order: the rows were sorted or turned since they were counted. */
function areConsecutive(values: Float64Array): boolean {
  const sorted = values.toSorted();
  return values.length >= minRows && stepsByOne(sorted);
}

function areOrdinals(values: Float64Array): boolean {
  return values.every((value) => !isFilled(value) || (Number.isInteger(value) && value > 0));
}

/** At most a fifth of the values repeat; points repeat more often. */
function areRanksOf(values: Float64Array, rows: number): boolean {
  return new Set(values).size >= 0.8 * rows;
}

/** The places in several classes, from 1 on in each: none is beyond its row. */
function countUp(values: Float64Array): boolean {
  return values.length >= minRows && values[0] === 1 && values.every((value, row) => !(value > row + 1));
}

/** From 1 on, hardly any twice, in any order. */
function arePlaces(values: Float64Array, rows: number): boolean {
  return (
    rows >= minRows &&
    areRanksOf(values, rows) &&
    values.includes(1) &&
    values.every((value) => !(value > rows))
  );
}

/** From 1 on, in order; ties share a rank. */
function isRanking(values: Float64Array): boolean {
  return (
    values.length > 2 &&
    values[0] === 1 &&
    values.every(
      (value, row) => Number.isInteger(value) && value <= row + 1 && value >= (values[row - 1] ?? 1),
    )
  );
}
