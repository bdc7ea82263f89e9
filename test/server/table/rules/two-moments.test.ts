import { expect, test } from 'vitest';
import { choiceFor, times } from '../tables.ts';

const states = ['Acre', 'Bahia', 'Goiás', 'Pará'];

test('two years of many things are each thing then and now, side by side', () => {
  const pupils = times(8, (at) => ({
    year: 2022 - 3 * Math.floor(at / 4),
    state: states[at % 4],
    pupils: 90 + 7 * at,
  }));
  const choice = choiceFor(pupils);
  expect(choice).toMatchObject({ type: 'grouped-bars', roles: { label: 1, group: 0, values: [2] } });
  expect(choice.reason.en).toBe('4 categories and 2 years: grouped bars');
});

test('three years are a course', () => {
  const pupils = times(12, (at) => ({
    year: 2022 - 3 * Math.floor(at / 4),
    state: states[at % 4],
    pupils: 90 + at,
  }));
  expect(choiceFor(pupils)).toMatchObject({ type: 'lines', roles: { label: 0, group: 1 } });
});

test('payments of two days are added up, since a thing may be paid twice a day', () => {
  const payments = times(12, (at) => ({
    date: `2026-05-0${1 + (at % 2)}`,
    shop: states[at % 3],
    amount: 3 + at / 4,
  }));
  expect(choiceFor(payments).roles.group).not.toBe(0);
});

test('two minutes of a few sensors are the start of lines', () => {
  const log = times(8, (at) => ({
    time: `2026-05-01T10:0${Math.floor(at / 4)}:00Z`,
    sensor: states[at % 4],
    load: 3 + at / 4,
  }));
  expect(choiceFor(log)).toMatchObject({ type: 'lines', roles: { label: 0, group: 1 } });
});

test('two hours of many stations are compared', () => {
  const readings = times(24, (at) => ({
    time: `2026-05-01T1${Math.floor(at / 12)}:00:00Z`,
    station: `station ${at % 12}`,
    pm25: 20 + ((at * 7) % 11),
  }));
  expect(choiceFor(readings)).toMatchObject({ type: 'grouped-bars', roles: { label: 1, group: 0 } });
});
