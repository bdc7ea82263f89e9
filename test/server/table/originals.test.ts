import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSource } from '#table';
import { choiceFor } from './tables.ts';

const contentOf = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../data/${name}.json`), 'utf8'));

describe('the six original charts', () => {
  test.each(['trend', 'seller', 'map', 'rank', 'hot', 'stock'])(
    '%s is drawn as before under its own name',
    (name) => {
      expect(choiceFor(contentOf(name), name).type).toBe(name);
    },
  );

  test('hot has two names', () => {
    expect(choiceFor(contentOf('hot'), 'hotproduct').type).toBe('hot');
  });

  test.each(['trend', 'map', 'stock'])('%s is recognised by structure under any other name', (name) => {
    expect(choiceFor(contentOf(name), 'whatever').type).toBe(name);
  });

  test('a list of names and values is seller or rank only by name', () => {
    expect(choiceFor(contentOf('rank'), 'provinces').type).toBe('china');
    expect(choiceFor(contentOf('seller'), 'shops').type).toBe('horizontal-bars');
    expect(readSource(contentOf('seller'))).toMatchObject({ kind: 'table', shapes: ['seller', 'rank'] });
  });

  test('the name alone does not suffice', () => {
    expect(
      choiceFor(
        [
          { month: '2024-01', a: 1 },
          { month: '2024-02', a: 2 },
        ],
        'trend',
      ).type,
    ).toBe('lines');
  });

  test('a side-car may choose one if the structure matches', () => {
    expect(choiceFor(contentOf('rank'), 'provinces', { type: 'seller' }).type).toBe('seller');
    expect(
      choiceFor(
        [
          ['name', 'value'],
          ['a', 1],
          ['b', 2],
        ],
        'shops',
        { type: 'seller' },
      ).refused?.en,
    ).toMatch(/shape/);
  });
});
