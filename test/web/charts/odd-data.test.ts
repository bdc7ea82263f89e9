import { beforeAll, describe, expect, test } from 'vitest';
import { languages } from '#protocol';
import { chartTypes } from '../../../web/charts/registry.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { draw, drawEnds, sample, withMap } from './draw.ts';
import { longName, sizes, tile } from './views.ts';

const values = [0, -1, 1e300, -1e300, 0.00012, '155.13', ' -7 ', 1234567];
const names = ['甲', longName, '', '🎉👩‍👩‍👧', '{a|b}', '<b onclick=1>', 'Heilongjiang Province', '甲'];
const odd = values.map((value, i) => ({
  name: names[i],
  value,
  stock: value,
  sales: values[values.length - 1 - i],
}));
const many = Array.from({ length: 500 }, (_, i) => ({
  name: `商家${i}`,
  value: i * 17,
  stock: i,
  sales: 500 - i,
}));
const lists = { none: [], one: odd.slice(5, 6), odd, many };

const points = (list: readonly unknown[]) =>
  list.map((_, i) => ({ name: names[i % names.length], value: [73 + (i % 60), `${18 + (i % 30)}`, 5] }));
const lines = (list: readonly { name?: unknown; value: unknown }[]) => ({
  map: {
    title: '',
    base: 0,
    unit: longName,
    data: list.map(({ name, value }) => ({ name, data: [value, null, 3] })),
  },
  common: { month: ['一月', longName, '三月'] },
});

const shapes: Record<keyof typeof chartTypes, (list: (typeof lists)[keyof typeof lists]) => unknown> = {
  seller: (list) => list,
  rank: (list) => list,
  stock: (list) => list,
  trend: lines,
  map: (list) => [{ name: longName, children: points(list) }],
  hot: (list) => [{ name: longName, children: list }],
};

beforeAll(() => withMap('china'));

describe.each(Object.values(chartTypes))('odd data for $name', (type) => {
  test.each(Object.entries(lists))('%s: is drawn at every size without invalid numbers', (_kind, list) => {
    const data = type.decode(shapes[type.name as keyof typeof shapes](list));
    // Drawing a few hundred shapes is slow: the smallest and the largest size are enough.
    for (const size of list === many ? [sizes[0], sizes[5]] : sizes) {
      for (const { step, svg } of drawEnds(type, data, { ...tile, ...size })) {
        expect(svg, `${size.width} x ${size.height}, step ${step}`).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  test('the sample is drawn in both languages and themes', () => {
    const data = type.decode(sample(type.name));
    expect(type.isEmpty(data)).toBe(false);
    for (const [i, language] of languages.entries()) {
      const theme = Object.values(themes)[i] ?? themes.chalk;
      const svg = draw(type.toOption(data, { ...tile, language, theme }), tile);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test('describes itself for screen readers', () => {
    const data = type.decode(sample(type.name));
    // A picture has no description for screen readers.
    expect(type.toOption(data, { ...tile, language: 'en' })).toMatchObject({
      aria: { enabled: true, label: { description: expect.stringMatching(/^[^:]+: .+/) } },
    });
  });

  test('does not animate with reduced motion', () => {
    const data = type.decode(sample(type.name));
    // A still picture does not show animations.
    expect(type.toOption(data, { ...tile, motion: false })).toMatchObject({ animation: false });
    expect(type.toOption(data, tile)).toMatchObject({
      animation: true,
      animationDurationUpdate: 400,
      animationEasingUpdate: 'cubicOut',
    });
  });

  test.each([null, 7, 'text', { a: 1 }, [null], [[1]], [{ name: {} }]])(
    '%j is rejected with a reason',
    (json) => {
      expect(() => type.decode(json)).toThrow(expect.objectContaining({ name: 'ShapeError' }));
    },
  );
});
