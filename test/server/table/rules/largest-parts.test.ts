import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const parties = Array.from({ length: 15 }, (_, at) => `Party ${String.fromCharCode(65 + at)}`);
const votesFor = (party: number, town: number) => (party % 5 === 0 ? 40 : 1) * (3 + ((town * party) % 7));

/** An election as it is published: a row for each town, a column for each party. */
const towns = times(14, (town) => {
  const votes = parties.map((name, party) => [name, votesFor(party, town) * (town === 0 ? 60 : 1)] as const);
  const valid = votes.reduce((sum, [, count]) => sum + count, 0);
  return {
    'Kód obce': 529303 + 37 * ((town * 5) % 14),
    Obec: `Town ${town}`,
    Voters: valid * 2 + 17 * town,
    Envelopes: valid + 3,
    Valid: valid,
    ...Object.fromEntries(votes),
  };
});

describe('named things with the parts of a total in many columns', () => {
  test('are drawn by their largest parts, without the total and what is no part', () => {
    const { type, roles, reason } = choiceFor(towns);
    const names = roles.values.map((at) => tableIn(towns).columns[at]?.name ?? '');
    expect(type).toBe('heatmap');
    expect(tableIn(towns).columns[roles.label ?? -1]?.name).toBe('Obec');
    expect(names).toHaveLength(12);
    expect(names.every((name) => parties.includes(name))).toBe(true);
    expect(names).toEqual(expect.arrayContaining(['Party A', 'Party F', 'Party K']));
    expect(reason.en).toBe('14 rows and 15 parts of a whole, the 12 largest: heatmap');
  });

  test('have codes that are ids', () => {
    expect(tableIn(towns).columns[0]?.role).toEqual({ role: 'id', why: 'name' });
  });

  test('have no total among them, whatever comes to twice of it', () => {
    const json = towns.map((town) => Object.assign({}, town, { Voters: 2 * Object(town).Valid }));
    const { roles } = choiceFor(json);
    const names = roles.values.map((at) => tableIn(json).columns[at]?.name ?? '');
    expect(names).toHaveLength(12);
    expect(names.every((name) => parties.includes(name))).toBe(true);
  });

  test('are none where nothing is their sum', () => {
    const json = times(14, (town) => ({
      name: `Town ${town}`,
      ...Object.fromEntries(parties.map((name, at) => [name, 3 + ((town * at) % 7) * 10 ** (at % 5)])),
    }));
    expect(choiceFor(json).reason.en).not.toContain('parts');
  });
});
