import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const drawn = (json: unknown) => choiceFor(json).roles.values.map((at) => tableIn(json).columns[at]?.name);
const weights = times(40, (at) => 240 + ((at * 7) % 13) - Math.floor(at / 9)).map(Number);
const changeAt = (at: number) => (at === 0 ? 240 : (weights[at] ?? 0) - (weights[at - 1] ?? 0));
const diary = (cells: (at: number) => object) => times(40, (at) => ({ date: day(at), ...cells(at) }));

describe('how much a figure changed is not drawn with it', () => {
  test.each([
    ['weight', 'delta_weight'],
    ['weight', 'weight change'],
    ['Gewicht', 'Veränderung Gewicht'],
    ['poids', 'évolution du poids'],
    ['peso', 'variación de peso'],
    ['waga', 'waga zmiana'],
    ['gewicht', 'gewicht verschil'],
    ['体重', '体重增减'],
    ['weight', 'Δweight'],
  ])('by its name: %s, %s', (of, change) => {
    expect(drawn(diary((at) => ({ [of]: weights[at], [change]: changeAt(at) })))).toEqual([of]);
  });

  test.each(['change', 'Diff', '涨跌', 'zmiana'])('by its values, if the name says no more: %s', (change) => {
    expect(drawn(diary((at) => ({ [change]: changeAt(at), weight: weights[at] })))).toEqual(['weight']);
    const others = drawn(diary((at) => ({ [change]: 90 + ((at * 11) % 17), weight: weights[at] })));
    expect(others).toHaveLength(2);
  });
});

test('one of two units is enough, though they are rounded', () => {
  const both = diary((at) => ({ pounds: weights[at], kilograms: Math.round((weights[at] ?? 0) / 2.2046) }));
  expect(drawn(both)).toEqual(['pounds']);
  const unlike = diary((at) => ({ pounds: weights[at], litres: 200 + ((at * 11) % 17) }));
  expect(drawn(unlike)).toContain('litres');
});

test('with their changes one is left of four', () => {
  const all = diary((at) => ({
    pounds: weights[at],
    kilograms: Math.round((weights[at] ?? 0) / 2.2046),
    delta_pounds: changeAt(at),
    delta_kilograms: Math.round(changeAt(at) / 2.2046),
  }));
  expect(drawn(all)).toEqual(['pounds']);
});
