import { isEmptyCell, textOf } from './text.ts';

/** As forms write what was ticked: `tea, coffee`. What is in brackets is one. */
const separators: readonly RegExp[] = [/;\s*/, /\s*\|\s*/, /,\s+(?![^(]*\))/, /、/, /，/];

const firstRows = 20;
/** Of the cells: as many have several choices. */
const minSeveral = 1 / 4;
const [fewestCells, mostChoices, fewestOfEach] = [10, 20, 2];
/** Of the choices: as many come again. */
const minRepeated = 2 / 3;
const letters = /\p{L}{2}/u;

/** How often each choice was made. */
export interface Choices {
  readonly counts: ReadonlyMap<string, number>;
  /** how many cells have a choice at all */
  readonly answered: number;
}

/**
 * The choices in the cells of a column, one or several in each: parts that come again in other cells, and not the same number of them in each as
 * in `Berlin, Germany`. Undefined for other columns.
 */
export function choicesIn(cells: ArrayLike<unknown>): Choices | undefined {
  const split = separatorOf(cells);
  if (!split || cells.length < fewestCells) return undefined;
  const counts = new Map<string, number>();
  const sizes = new Map<number, number>();
  let answered = 0;
  for (let row = 0; row < cells.length; row += 1) {
    const choices = partsOf(cells[row], split);
    if (choices.size === 0) continue;
    answered += 1;
    sizes.set(choices.size, (sizes.get(choices.size) ?? 0) + 1);
    for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
    if (counts.size > mostChoices && counts.size > answered) return undefined;
  }
  const alone = sizes.get(1) ?? 0;
  const isMixed = alone > 0 && answered - alone >= minSeveral * answered;
  return isMixed && areChoices(counts) ? { counts, answered } : undefined;
}

function areChoices(counts: ReadonlyMap<string, number>): boolean {
  if (counts.size < 3 || counts.size > mostChoices) return false;
  const sum = [...counts.values()].reduce((all, count) => all + count, 0);
  const repeated = [...counts.values()].filter((count) => count >= fewestOfEach).length;
  return (
    sum >= fewestOfEach * counts.size &&
    repeated >= minRepeated * counts.size &&
    [...counts.keys()].every((choice) => letters.test(choice))
  );
}

function partsOf(cell: unknown, split: RegExp): ReadonlySet<string> {
  const text = typeof cell === 'string' ? cell : isEmptyCell(cell) ? '' : textOf(cell);
  return new Set(
    text
      .split(split)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
}

/** What stands between the choices, by the first rows. */
function separatorOf(cells: ArrayLike<unknown>): RegExp | undefined {
  if (cells instanceof Float64Array) return undefined;
  const texts: string[] = [];
  for (let row = 0; row < Math.min(firstRows, cells.length); row += 1) {
    const cell = cells[row];
    if (typeof cell === 'string' && cell !== '') texts.push(cell);
  }
  return separators.find(
    (split) => texts.filter((text) => split.test(text)).length > (minSeveral / 2) * texts.length,
  );
}
