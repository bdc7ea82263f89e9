import { isFilled, ordinary, type Finder } from './finder.ts';

const rankName = /^(?:#|rang|platz|pos|position|posición|puesto)\.?$/i;
/** Such a column holds nothing else, in whatever order the rows are. */
const sureRankName = /(?:^|[^a-z])rank(?:ing)?$|[a-z]Rank$|(?:排名|名次|排行|順位|순위)$/i;
/** Of a year, words that could mean a place elsewhere are ranks too, in any order. */
const rankOfYear =
  /^(?:rang|platz(?:ierung)?|classement|puesto|clasificación|posizione|classifica|posição|classificação|rangorde|ranking|pozycja|miejsce|pořadí|placering|sijoitus|sıra(?:lama)?|место|рейтинг|місце|helyezés|θέση|thứ hạng|xếp hạng|peringkat|pos|position)$/iu;
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
    const [name, { values }] = [withoutYear(column.name), column];
    const isRank =
      sureRankName.test(name) ||
      (haveNames && ordinalName.test(name)) ||
      (haveNames && name !== column.name.trim() && rankOfYear.test(name) && areRanksOf(values, rows));
    if ((isRank && areOrdinals(values)) || (rankName.test(name) && isRanking(values)))
      return { role: 'index', why: 'name' };
    if (at > 0 || !isNamed) return undefined;
    const isUnnamed = unnamed.test(name);
    const counts = stepsByOne(values) ? isUnnamed || rows >= minRows : isUnnamed && areConsecutive(values);
    return counts ? { role: 'index', why: 'steps' } : undefined;
  };
};

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

/** Hardly two are alike, as points would be. */
function areRanksOf(values: Float64Array, rows: number): boolean {
  return new Set(values).size >= 0.8 * rows;
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
