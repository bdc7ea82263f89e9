import { expect, test } from 'vitest';
import { tableIn, times } from '../tables.ts';

const result = times(12, (at) => [0.1 + at / 10, 0.05 + ((at * 3) % 7) / 50, 0.04 + ((at * 5) % 7) / 50]);
const namesIn = (json: unknown) => tableIn(json).columns.map(({ name }) => name);

test.each(['tags', 'keywords', 'authors', 'notes', 'Schlagwörter', '标签'])(
  '%s that are as many as the columns by chance do not name them',
  (key) => {
    const names = namesIn({ system: 'Rook', [key]: ['fast', 'free', 'small'], load_time: 110.78, result });
    expect(names).toHaveLength(3);
    expect(names).not.toContain('fast');
  },
);

test.each(['columns', 'headers', 'labels', 'series', 'cities', 'sources'])('%s name the columns', (key) => {
  const json = { system: 'Rook', [key]: ['Bern', 'Basel', 'Zug'], result };
  expect(namesIn(json)).toEqual(['Bern', 'Basel', 'Zug']);
});
