import { isFilled, ordinary, type Finder } from './finder.ts';

const rankName = /^(?:#|rang|platz|pos|position|posición|puesto)\.?$/i;
/** Such a column holds nothing else, in whatever order the rows are. */
const sureRankName = /(?:^|[^a-z])rank(?:ing)?$|[a-z]Rank$|(?:排名|名次|排行|順位|순위)$/i;
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
  return (column, at) => {
    if (column.kind !== 'measure' || column.unit !== undefined) return undefined;
    const [name, { values }] = [column.name.trim(), column];
    const isRank = sureRankName.test(name) || (haveNames && ordinalName.test(name));
    if ((isRank && areOrdinals(values)) || (rankName.test(name) && isRanking(values)))
      return { role: 'index', why: 'name' };
    if (at > 0 || !isNamed) return undefined;
    const isUnnamed = unnamed.test(name);
    const counts = stepsByOne(values) ? isUnnamed || rows >= minRows : isUnnamed && areConsecutive(values);
    return counts ? { role: 'index', why: 'steps' } : undefined;
  };
};

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
