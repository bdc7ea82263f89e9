import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from './tables.ts';

const namesOf = (json: unknown, columns: readonly number[] = []) =>
  columns.map((at) => tableIn(json).columns[at]?.name);
const drawn = (json: unknown) => namesOf(json, choiceFor(json).roles.values);
const days = (more: (at: number) => Readonly<Record<string, unknown>>) =>
  times(40, (at) => ({ day: day(at), pressure: 8 + ((at * 7) % 13) / 10, ...more(at) }));

test('a value is drawn without its limits, which are offered instead', () => {
  const json = days((at) => ({ warn: 9, alarm: at < 20 ? 10.5 : 10 }));
  expect(drawn(json)).toEqual(['pressure']);
  expect(namesOf(json, choiceFor(json).measures?.others)).toContain('alarm');
});

test('what is called a limit and moves is a figure, and so is what a value is to be', () => {
  expect(drawn(days((at) => ({ high: 10 + (at % 5) })))).toEqual(['pressure', 'high']);
  expect(drawn(days((at) => ({ setpoint: at < 20 ? 9 : 8.5 })))).toEqual(['pressure', 'setpoint']);
});

test('limits alone are drawn', () => {
  const json = times(40, (at) => ({
    day: day(at),
    upper: 9 + (at > 20 ? 1 : 0),
    lower: 3 + (at > 30 ? 1 : 0),
  }));
  expect(drawn(json)).toEqual(['upper', 'lower']);
});
