import { parseNumbers } from '../cells/numbers.ts';
import { textOf } from '../cells/text.ts';
import { noteFound } from '../notes.ts';
import type { RawTable } from '../raw-table.ts';
import { rowsLeft } from './totals.ts';

/** The row of a grade book that says how many points there are. */
const mostPoints =
  /^(?:(?:total )?points possible|possible points|max(?:imum|\.)? (?:points|score|marks)|out of|(?:maximal|höchst)punktzahl|max\.? punkte|满分)$/i;
/** What a learning platform adds to each course, to look at it as a student does. */
const testStudent = /^(?:student, test|test student|测试学生)$/i;
const studentColumn = /student|pupil|learner|name|schüler|élève|alumno|学生|姓名|学号/i;

/** Whether a column is called after students. */
export function isStudentName(name: string): boolean {
  return studentColumn.test(name);
}

/** Leaves out the rows of a grade book that are no students: what can be reached, and the platform's test student. */
export function dropNoStudents(raw: RawTable): RawTable {
  const [names] = raw.columns;
  if (!names || names.cells instanceof Float64Array || !isStudentName(names.name)) return raw;
  const texts = names.cells.map((cell) => textOf(cell).trim());
  const found = texts.flatMap((text, row) =>
    testStudent.test(text) || (mostPoints.test(text) && isMost(raw, row)) ? [row] : [],
  );
  if (found.length === 0 || found.length > 2 || raw.rows <= found.length) return raw;
  const told = found.map((row) => texts[row] ?? '');
  return noteFound(rowsLeft(raw, found), 'left-out', ({ notes }) => notes.noItems(told.join(notes.comma)));
}

/** Whether hardly any number of a column is above that of the row: a few students get extra points. */
function isMost({ rows, columns }: RawTable, row: number): boolean {
  const numbers = columns.slice(1).flatMap(({ cells }) => parseNumbers(cells)?.values ?? []);
  const filled = numbers.filter((values) => (values[row] ?? NaN) > 0);
  const isTop = (values: Float64Array): boolean =>
    values.filter((value) => value > (values[row] ?? NaN)).length <= rows / 10;
  return filled.length > 0 && filled.every(isTop);
}
