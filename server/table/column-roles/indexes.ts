import { ordinary, type Finder } from './finder.ts';

const rankName =
  /^(?:#|rank|ranking|rang|rangs?|platz|pos|position|posición|puesto|排名|名次|排行|順位|순위)\.?$/i;
const unnamed = /^(?:|A|[Uu]nnamed: ?\d+|[Ii]ndex|idx|i|level_0|\.\.\.1|X)$/;
/** A column somewhere in the middle that goes up by one may be a figure, unless it does so for long. */
const [minFirst, minElsewhere] = [5, 20];

/** Columns that count the rows, beside something that names them or says when. */
export const indexOf: Finder = (columns, rows) => {
  const isNamed = ordinary(columns, ['time', 'category', 'place']).length > 0;
  return (column, at) => {
    if (column.kind !== 'measure' || column.unit !== undefined) return undefined;
    const name = column.name.trim();
    if (rankName.test(name) && isRanking(column.values)) return { role: 'index', why: 'name' };
    const enough = (at === 0 && unnamed.test(name)) || rows >= (at === 0 ? minFirst : minElsewhere);
    return enough && isNamed && stepsByOne(column.values) ? { role: 'index', why: 'steps' } : undefined;
  };
};

function stepsByOne(values: Float64Array): boolean {
  const [first = NaN] = values;
  return values.length > 1 && Number.isInteger(first) && values.every((value, row) => value === first + row);
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
