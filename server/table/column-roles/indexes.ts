import { ordinary, type Finder } from './finder.ts';

const rankName = /^(?:#|rang|platz|pos|position|posición|puesto)\.?$/i;
/** Such a column holds nothing else, in whatever order the rows are. */
const sureRankName = /(?:^|[^a-z])rank(?:ing)?$|[a-z]Rank$|(?:排名|名次|排行|順位|순위)$/i;
const unnamed = /^(?:|A|[Uu]nnamed: ?\d+|[Ii]ndex|idx|i|level_0|\.\.\.1|X)$/;
/** A column somewhere in the middle that goes up by one may be a figure, unless it does so for long, or starts so high that it names something. */
const [minFirst, minElsewhere, highStart] = [5, 20, 1000];

/** Columns that count the rows, beside something that names them or says when. */
export const indexOf: Finder = (columns, rows) => {
  const isNamed = ordinary(columns, ['time', 'category', 'place']).length > 0;
  return (column, at) => {
    if (column.kind !== 'measure' || column.unit !== undefined) return undefined;
    const [name, { values }] = [column.name.trim(), column];
    if ((sureRankName.test(name) && areOrdinals(values)) || (rankName.test(name) && isRanking(values)))
      return { role: 'index', why: 'name' };
    const isFront = at === 0 || (values[0] ?? 0) >= highStart;
    const enough = (at === 0 && unnamed.test(name)) || rows >= (isFront ? minFirst : minElsewhere);
    return enough && isNamed && stepsByOne(values) ? { role: 'index', why: 'steps' } : undefined;
  };
};

function stepsByOne(values: Float64Array): boolean {
  const [first = NaN] = values;
  return values.length > 1 && Number.isInteger(first) && values.every((value, row) => value === first + row);
}

function areOrdinals(values: Float64Array): boolean {
  return values.every((value) => value !== value || (Number.isInteger(value) && value > 0));
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
