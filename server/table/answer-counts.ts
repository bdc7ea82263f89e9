import { answersAmong, areCases, isOtherAnswer } from './cells/answer-names.ts';
import { numbersIn, type Facts } from './facts.ts';

/** With two, one may well be compared with the other. */
const fewest = 3;

/**
 * The measures that count answers or outcomes, each a part of all: for, against, abstained; passed, failed, skipped. Other figures may stand
 * beside them. Undefined without such.
 */
export function answerCounts(facts: Facts, measures: readonly number[]): readonly number[] | undefined {
  const nameOf = (at: number): string => facts.column(at).name;
  const counts = measures.filter((at) => areCounts(numbersIn(facts, at)));
  const words = answersAmong(counts.map(nameOf));
  const answers = counts.filter((at) => words.includes(nameOf(at)));
  if (answers.length >= fewest)
    return counts.filter((at) => answers.includes(at) || isOneMore(facts, at, answers));
  return counts.length === measures.length && counts.length >= fewest && areCases(counts.map(nameOf))
    ? counts
    : undefined;
}

/** An answer in other words, which is never as much as all the others. */
function isOneMore(facts: Facts, at: number, answers: readonly number[]): boolean {
  if (!isOtherAnswer(facts.column(at).name)) return false;
  const columns = answers.map((answer) => numbersIn(facts, answer));
  return numbersIn(facts, at).every(
    (value, row) => !(value >= columns.reduce((sum, values) => sum + (values[row] || 0), 0)),
  );
}

function areCounts(values: Float64Array): boolean {
  return values.every((value) => Number.isNaN(value) || (value >= 0 && Number.isInteger(value)));
}
