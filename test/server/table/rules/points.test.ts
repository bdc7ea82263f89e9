import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const nameAt = (json: unknown, at: number | undefined) => tableIn(json).columns[at ?? -1]?.name;

const turned = (verdict: (at: number) => string) =>
  times(60, (at) => ({
    part: `P${String(4100 + at)}`,
    machine: ['Lathe 1', 'Lathe 2', 'Lathe 3'][(at * 5 + (at % 4)) % 3],
    bore_mm: 12 + ((at * 37) % 90) / 10_000,
    runout_um: 1 + ((at * 13) % 20) / 10,
    found: verdict(at),
  }));

test('parts that were measured and judged show how each machine spreads', () => {
  const json = turned((at) => (at % 17 === 0 ? 'NOK' : 'OK'));
  const { type, roles } = choiceFor(json);
  expect([type, nameAt(json, roles.label), roles.values.map((at) => nameAt(json, at))]).toEqual([
    'boxplot',
    'machine',
    ['bore_mm'],
  ]);
});

test('measured things that nobody judged are points', () => {
  expect(choiceFor(turned((at) => ['red', 'blue'][at % 2] ?? '')).type).toBe('scatter');
});

const shells = (kind: (at: number) => string) =>
  times(48, (at) => ({
    length: 20 + ((at * 37) % 90) / 10,
    width: 8 + ((at * 13) % 40) / 10,
    weight: 3 + ((at * 7) % 30) / 10,
    kind: kind(at),
  }));

test('specimens of a few kinds are points by kind, of their first two measures', () => {
  const json = shells((at) => ['limpet', 'cockle', 'whelk'][at % 3] ?? '');
  const { type, roles } = choiceFor(json);
  expect([type, nameAt(json, roles.group), roles.values.map((at) => nameAt(json, at))]).toEqual([
    'scatter',
    'kind',
    ['length', 'width'],
  ]);
});

test('specimens of many kinds are listed', () => {
  expect(choiceFor(shells((at) => `kind ${String(at % 12)}`)).type).toBe('table');
});

test('marks and credits of many courses are compared, not drawn against each other', () => {
  const courses = times(30, (at) => ({
    course: `Course ${at}`,
    grade: 3 + (at % 5) / 2,
    credits: 2 + (at % 4),
  }));
  expect(choiceFor(courses)).toMatchObject({ type: 'horizontal-bars', roles: { label: 0 } });
});
