import { choicesIn, type Choices } from '../cells/choices.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';
import { isNumberOrTime } from './ticks.ts';

const fewestRows = 10;

/**
 * A question of which several answers were chosen, `tea, coffee`, and nothing else to count: each choice becomes a row with how many have made it,
 * the largest first. Beside it there are ids, names and remarks, or when a form was sent.
 */
export function countChoices(raw: RawTable): RawTable {
  if (raw.rows < fewestRows) return raw;
  const found = raw.columns.flatMap((column): { column: RawColumn; choices: Choices }[] => {
    const choices = isNumberOrTime(column) ? undefined : choicesIn(column.cells);
    return choices ? [{ column, choices }] : [];
  });
  const [first] = found.toSorted((one, other) => Number(isQuestion(other)) - Number(isQuestion(one)));
  if (!first) return raw;
  const others = raw.columns.filter((column) => !found.some((one) => one.column === column));
  if (!others.every((column) => isNumberOrTime(column) || isOfNames(column))) return raw;
  const { choices, column } = first;
  const sorted = [...choices.counts].toSorted(([, one], [, other]) => other - one);
  const counted: RawTable = {
    ...raw,
    rows: sorted.length,
    columns: [
      { name: column.name, cells: sorted.map(([choice]) => choice) },
      { name: 'count', cells: sorted.map(([, count]) => count) },
    ],
    counted: { rows: choices.answered, by: column.name },
  };
  return noteFound(counted, 'table', ({ notes }) => notes.choices(column.name));
}

function isQuestion({ column }: { readonly column: RawColumn }): boolean {
  return /[?？]/.test(column.name);
}

const number = /^[-+]?[\d.,\s]+%?$/;

/** What hardly any two have in common, and is no figure. */
function isOfNames({ cells }: RawColumn): boolean {
  if (cells instanceof Float64Array) return false;
  const texts = cells.map((cell) => (isEmptyCell(cell) ? '' : textOf(cell))).filter((text) => text !== '');
  const different = new Set(texts).size;
  return (
    different > 0.8 * texts.length && texts.filter((text) => number.test(text)).length < texts.length / 2
  );
}
