import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const book = (final: string, most: readonly [quiz: number, lab: number, exam: number], who = 'Student') =>
  times(20, (at) => ({
    [who]: `Ames, Ina ${String(at)}`,
    section: ['A', 'B'][at % 2],
    'Quiz 1': most[0] * (0.5 + (at % 5) / 10),
    'Lab 1': most[1] * (0.4 + (at % 6) / 10),
    Midterm: most[2] * (0.3 + (at % 7) / 10),
    'Current Score': 60 + ((at * 7) % 31),
    [final]: 50 + ((at * 7) % 31),
  }));
const drawn = (json: unknown) => {
  const { type, roles } = choiceFor(json);
  return [type, ...roles.values.map((at) => tableIn(json).columns[at]?.name)];
};

test.each(['Final Score', 'Overall grade', 'Endnote', 'Note finale', 'Course total (Real)', '总评成绩'])(
  'of marks that share no scale what they come to is drawn: %s',
  (final) => expect(drawn(book(final, [20, 50, 200]))).toEqual(['horizontal-bars', final]),
);

test('marks in percent share a scale, and figures of things are no marks', () => {
  expect(drawn(book('Final Score', [90, 90, 90]))).not.toEqual(['horizontal-bars', 'Final Score']);
  expect(drawn(book('Final Score', [20, 50, 200], 'Engine'))).not.toContain('Final Score');
});
