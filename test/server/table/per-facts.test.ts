import { expect, test } from 'vitest';
import { factsOf } from '../../../server/table/facts.ts';
import { perColumn, perTable } from '../../../server/table/per-facts.ts';

const facts = (name: string) => factsOf({ rows: 0, columns: [] }, name);

test('what is known of a column is worked out once for each table', () => {
  const asked: string[] = [];
  const nameAt = perColumn(({ name }, at) => {
    asked.push(`${name}${at}`);
    return at === 0 ? undefined : `${name}${at}`;
  });
  const [a, b] = [facts('a'), facts('b')];

  expect([nameAt(a, 0), nameAt(a, 1), nameAt(b, 1), nameAt(a, 1), nameAt(a, 0)]).toEqual([
    undefined,
    'a1',
    'b1',
    'a1',
    undefined,
  ]);
  expect(asked).toEqual(['a0', 'a1', 'b1']);
});

test('what is known of a table is worked out once, and anew where its measures are others', () => {
  let asked = 0;
  const nameOf = perTable(({ name }) => {
    asked += 1;
    return name;
  });
  const a = facts('a');

  expect([nameOf(a), nameOf(a), nameOf({ ...a, name: 'b' })]).toEqual(['a', 'a', 'b']);
  expect(asked).toBe(2);
});
