import { expect, it } from 'vitest';
import { byName } from '../../../../server/table/cells/by-name.ts';

it('a name is worked out once, also where nothing is known of it', () => {
  const asked: string[] = [];
  const lengthOf = byName((name) => {
    asked.push(name);
    return name === '' ? undefined : name.length;
  });

  expect([lengthOf('day'), lengthOf('city'), lengthOf(''), lengthOf('day'), lengthOf('')]).toEqual([
    3,
    4,
    undefined,
    3,
    undefined,
  ]);
  expect(asked).toEqual(['day', 'city', '']);
});

it('no more than a thousand names are kept', () => {
  let asked = 0;
  const lengthOf = byName((name) => {
    asked += 1;
    return name.length;
  });
  for (let at = 0; at < 5000; at += 1) lengthOf(`column ${at}`);

  expect(lengthOf('column 4999')).toBe(11);
  expect(asked).toBe(5000);
  expect(lengthOf('column 0')).toBe(8);
  expect(asked).toBe(5001);
});
