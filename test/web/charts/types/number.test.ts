import { describe, expect, test } from 'vitest';
import type { ChartSettings } from '#protocol';
import { gauge } from '../../../../web/charts/types/gauge.ts';
import { number } from '../../../../web/charts/types/number.ts';
import { draw, textsIn } from '../draw.ts';
import { category, givenOf, measure, time } from '../given.ts';
import { tile } from '../views.ts';

const view = { ...tile, language: 'en' } as const;
const days = (values: readonly number[], unit?: string, settings: ChartSettings = {}) =>
  givenOf(
    [
      time(
        'day',
        values.map((_, i) => `2024-05-0${i + 1}`),
        'day',
      ),
      measure('orders', values, unit),
    ],
    { label: 0, values: [1] },
    settings,
  );
const services = (values: readonly number[], settings: ChartSettings = {}) =>
  givenOf(
    [
      category(
        'name',
        values.map((_, i) => `web-${i}`),
      ),
      measure('load', values, '%'),
    ],
    { label: 0, values: [1] },
    settings,
  );
const textsOf = (type: typeof number, given: ReturnType<typeof days>): string[] =>
  textsIn(draw(type.toOption(type.decode(undefined, given), view), view));
const bands: ChartSettings = {
  bands: [
    { to: 60, level: 'good' },
    { from: 60, title: 'Busy', level: 'bad' },
  ],
};

describe('a number', () => {
  test.each([
    [[100, 120], '', '120', '▲ +20.0%'],
    [[100, 80], '', '80', '▼ −20.0%'],
    [[100, 100], '', '100', '● ±0.0%'],
    [[0, 5], '', '5', '▲ +5'],
    [[12.5, 14], '%', '14%', '▲ +1.5 pp'],
    [[1, 1_234_567], '$', '$1.23M', '▲ +123M%'],
  ])('of %j %s says the newest and its change, by arrow and sign', (values, unit, figure, change) => {
    const texts = textsOf(number, days(values, unit));
    expect(texts).toEqual(expect.arrayContaining([figure, change]));
  });

  test('says against which day', () => {
    expect(textsOf(number, days([1, 2]))).toContain('vs. May 1, 2024');
  });

  test('without a history has no change and no line', () => {
    expect(textsOf(number, days([5]))).toEqual(['orders', '5']);
    expect(draw(number.toOption(number.decode(undefined, days([5])), view), view)).not.toContain('polyline');
  });

  test('says in words in which band it is', () => {
    expect(textsOf(number, days([1, 70], '', bands))).toContain('● Busy');
    expect(textsOf(number, days([1, 7], '', bands))).toContain('● Good');
  });

  test('rows with names are figures side by side, over pages when they are many', () => {
    const data = number.decode(undefined, services([1, 2, 3, 4, 5, 6, 7]));
    expect(data.readings.map(({ name }) => name)).toHaveLength(7);
    expect(number.steps(data, { width: 320, height: 200, unit: 1 })).toBe(4);
    expect(number.steps(data, { width: 1900, height: 1000, unit: 1 })).toBe(1);
  });
});

describe('a gauge', () => {
  test.each([
    [services([48]), ['48%', '0', '100']],
    [services([148]), ['148%', '0', '150']],
    [days([3480], 'rpm', { limits: [{ value: 5000 }] }), ['3,480', 'rpm', '0', '6k']],
    [days([-340]), ['−340', '−400', '0']],
    [days([3], '', { bands: [{ to: 10 }, { from: 10, to: 40 }] }), ['3', '0', '40']],
  ])('tells the value and the ends of its scale', (given, expected) => {
    expect(textsOf(gauge, given)).toEqual(expect.arrayContaining(expected));
  });

  test('says in words in which band the value is', () => {
    expect(textsOf(gauge, services([70], bands))).toContain('Busy');
    expect(textsOf(gauge, services([7], bands))).toContain('Good');
  });
});
