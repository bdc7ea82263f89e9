import type { Column } from '../table.ts';
import { isTargetName } from '../target.ts';
import { determines } from './determines.ts';
import { ordinary, type Finder } from './finder.ts';

const minRows = 6;
/** As many categories are compared with each measure, so that time stays linear in the number of cells. */
const maxCategories = 4;

/** A figure or code that each value of a repeated category always has: the capacity of a station, the code of a country. */
export const attributeOf: Finder = (columns, rows) => {
  const repeated = ordinary(columns, ['category', 'place'])
    .filter((category) => rows >= minRows && isRepeated(category, rows))
    .slice(0, maxCategories);
  return (column) => {
    if (column.kind === 'time' || (column.kind === 'measure' && isTargetName(column.name))) return undefined;
    const key = repeated.find((category) => category !== column && determines(category, column));
    if (!key) return undefined;
    if (column.kind === 'measure') return { role: 'attribute', of: key.name };
    return isCodeOf(column, key) ? { role: 'id', why: 'pairs', of: key.name } : undefined;
  };
};

function isRepeated({ values }: Column, rows: number): boolean {
  const different = new Set<string | number>(values).size;
  return different > 1 && different <= rows / 2;
}

const codeText = /^[A-Z\d]{1,6}$/;

/** `AUT` beside Austria. */
function isCodeOf(column: Column, category: Column): boolean {
  if (column.kind === 'time' || column.kind === 'measure' || category.kind === 'time') return false;
  const isCode = ({ values }: Column): boolean =>
    Array.from<unknown>(values).every(
      (value) => typeof value === 'string' && (value === '' || codeText.test(value)),
    );
  return isCode(column) && !isCode(category) && determines(column, category);
}
