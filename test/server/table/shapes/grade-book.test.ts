import { expect, test } from 'vitest';
import { tableIn } from '../tables.ts';

const marks = [
  ['Ames, Ina', 18, 77],
  ['Berg, Olu', 15, 91],
  ['Cole, Mia', 19, 64],
  ['Dorn, Ben', 12, 88],
];
const book = (...rows: readonly (readonly unknown[])[]) =>
  rows.map(([student, quiz, exam]) => ({ student, quiz, exam }));
const namesIn = (json: unknown) => tableIn(json).columns[0]?.values;

test('what can be reached and the test student of the platform are no students, and that is told', () => {
  const json = book(['Points Possible', 20, 100], ...marks, ['Student, Test', null, null]);
  expect(namesIn(json)).toEqual(marks.map(([name]) => name));
  expect(tableIn(json).notes?.map(({ text }) => text.en)).toEqual([
    "rows that are none of the others' kind: Points Possible, Student, Test",
  ]);
});

test('a name for what can be reached is one only if hardly anybody has more', () => {
  expect(namesIn(book(['Out of', 10, 50], ...marks))).toContain('Out of');
});

test('where no students are listed such rows stay', () => {
  const json = [
    { rule: 'Max points', value: 100 },
    { rule: 'Min points', value: 40 },
    { rule: 'Bonus', value: 5 },
  ];
  expect(namesIn(json)).toHaveLength(3);
});
