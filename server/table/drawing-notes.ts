import type { Note } from '#protocol';
import type { Choice, Roles } from './choice.ts';
import { locatedRows } from './coordinates.ts';
import { rolePhrase } from './column-roles/role-phrase.ts';
import { timeIn, type Facts } from './facts.ts';
import { maxSeries } from './label.ts';
import { tableNote } from './notes.ts';
import { isInFile, type Column } from './table.ts';
import type { TableWords } from './words/index.ts';

/** What is not drawn of a table: rows without a time, and numbers that are no measures. A table shows everything. */
export function drawingNotes(facts: Facts, { type, roles, measures }: Choice): readonly Note[] {
  if (type === 'table') return [];
  const notes: Note[] = [];
  const time = roles.label === undefined ? undefined : timeIn(facts, roles.label);
  const count = time ? time.values.filter((value) => Number.isNaN(value)).length : 0;
  if (count > 0) notes.push(tableNote('left-out', (words) => words.notes.rowsWithoutTime(count)));
  const parts = type === 'area' || type === 'stacked-bars' ? missingParts(facts, roles) : 0;
  if (parts > 0) notes.push(tableNote('assumed', (words) => words.notes.missingParts(parts)));
  const names = unshownNames(facts, roles, measures);
  if (names.length > 0)
    notes.push(
      tableNote('left-out', (words) =>
        words.notes.undrawn(listOf(names, words.notes.comma), words.drawnRoles.none),
      ),
    );
  if (roles.coordinates) {
    const missing = facts.table.rows - locatedRows(facts, roles.coordinates).length;
    if (missing > 0)
      notes.push(tableNote('left-out', (words) => words.notes.rowsWithoutCoordinates(missing)));
  }
  const { label, group, size, values, prices = [], coordinates = [] } = roles;
  const used = new Set([label, group, size, ...values, ...prices, ...coordinates]);
  const undrawn = facts.table.columns.filter((column, at) => isUndrawn(column) && !used.has(at));
  if (undrawn.length > 0)
    notes.push(tableNote('left-out', (words) => undrawn.map(said(words)).join(words.notes.comma)));
  return notes;
}

const mostNames = 6;

/** The first names, and how many more there are: `A, B … +21`. */
function listOf(names: readonly string[], comma: string): string {
  const more = names.length - mostNames;
  return names.slice(0, mostNames).join(comma) + (more > 0 ? ` … +${more}` : '');
}

/** The measures that did not fit beside others of their kind. */
function unshownNames({ column }: Facts, { group, values }: Roles, measures: Choice['measures']): string[] {
  if (group !== undefined || values.length < maxSeries) return [];
  return (measures?.others ?? []).map((at) => column(at).name);
}

/** How many values of stacked columns are missing in rows that have others. */
function missingParts({ table }: Facts, { label, group, values }: Roles): number {
  if (group !== undefined || values.length < 2) return 0;
  const labels = label === undefined ? undefined : table.columns[label]?.values;
  const columns = values.map((at) => table.columns[at]?.values ?? []);
  let count = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const missing = columns.filter((cells) => Number.isNaN(cells[row])).length;
    if (missing < columns.length && !Number.isNaN(labels?.[row])) count += missing;
  }
  return count;
}

function said(words: TableWords): (column: Column) => string {
  return ({ name, role }) => words.notes.undrawn(name, role ? rolePhrase(role)(words) : '');
}

/** Numbers and ids that have another role; the parts of a time are in it. */
function isUndrawn(column: Column): boolean {
  const { kind, role } = column;
  return (
    isInFile(column) &&
    role !== undefined &&
    role.role !== 'time-part' &&
    (kind === 'measure' || role.role === 'id')
  );
}
