import type { Choice } from '../choice.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { isStudentName } from '../shapes/grade-book.ts';
import { timeAxisOf } from '../time-axis.ts';
import { choiceWith } from './choice-of.ts';
import { largest } from '../value-checks.ts';

/** What all the marks of a student come to, the surest first. */
const finalNames: readonly RegExp[] = [
  /^(?:final|overall|course)[ _]?(?:score|grade|mark|result|percent(?:age)?|%)(?![\p{L}\d])/iu,
  /^(?:endnote|gesamtnote|endpunktzahl|note finale|moyenne g[eé]n[eé]rale|nota final|calificaci[oó]n final|voto finale|eindcijfer|总评(?:成绩)?|总成绩|最终成绩|総合評価)/iu,
  /^(?:course )?total(?![\p{L}\d])|^(?:percentage|gesamt(?:punkte)?|总分|総合点)$/iu,
];
const [minStudents, maxBars, minMarks] = [4, 60, 2];
/** Marks of 20 and of 25 points may still share a scale. */
const minRatio = 1.5;

/** Marks that go up to 20, 50 and 100 share no scale: what they come to for each student is drawn. */
export function finalMarks(facts: Facts): Choice | undefined {
  const { column, distinct, measures, table } = facts;
  const label = labelOf(facts);
  if (label === undefined || distinct(label) < table.rows || !isStudentName(column(label).name))
    return undefined;
  if (table.rows < minStudents || table.rows > maxBars || timeAxisOf(facts) !== undefined) return undefined;
  const [final] = finalNames.flatMap((name) => measures.filter((at) => name.test(column(at).name.trim())));
  if (final === undefined || measures.length <= minMarks || !areUnlike(facts)) return undefined;
  const found = andPhrase(countPhrase(table.rows, 'category'), (words) =>
    words.someMeasures(1, measures.length),
  );
  return choiceWith('horizontal-bars', { label, values: [final] }, facts, found);
}

function areUnlike(facts: Facts): boolean {
  const sizes = facts.measures.map((at) => largest(numbersIn(facts, at))).filter((size) => size > 0);
  return Math.max(...sizes) >= minRatio * Math.min(...sizes);
}
