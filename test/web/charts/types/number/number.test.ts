import { describe, expect, test } from 'vitest';
import type { ChartSettings } from '#protocol';
import type { View } from '../../../../../web/charts/chart-type.ts';
import { gauge } from '../../../../../web/charts/types/gauge/index.ts';
import { number } from '../../../../../web/charts/types/number/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { category, inputOf, measure, time } from '../../input.ts';
import { tile } from '../../views.ts';

const view = { ...tile, language: 'en' } as const;
const days = (values: readonly number[], unit?: string, settings: ChartSettings = {}) =>
  inputOf(
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
  inputOf(
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
const textsOf = (type: typeof number, input: ReturnType<typeof days>): string[] =>
  textsIn(draw(type.toOption(type.decode(undefined, input), view), view));
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
    [[100, 100], '', '100', '±0.0%'],
    [[100_000, 100_010], '', '100,010', '±0.0%'],
    [[0, 5], '', '5', '▲ +5'],
    [[12.5, 14], '%', '14%', '▲ +1.5 pp'],
    [[1, 1_234_567], '$', '$1.23M', '▲ +123M%'],
  ])(
    'of %j %s shows the latest value and its change, with arrow and sign',
    (values, unit, figure, change) => {
      const texts = textsOf(number, days(values, unit));
      expect(texts).toEqual(expect.arrayContaining([figure, change]));
    },
  );

  test('says what it is compared with: the step of time, or the time if something is missing between', () => {
    expect(textsOf(number, days([1, 2]))).toContain('vs previous day');
    expect(textsOf(number, days([1, NaN, 2]))).toContain('vs May 1, 2024');
  });

  test.each([
    ['yesterday', 'vs yesterday', '较昨日'],
    ['last_week', 'vs last week', '较上周'],
    ['previous', 'vs previous', '较上次'],
    ['plan B', 'vs plan B', '较 plan B'],
  ])('is compared with what stands beside it as %s', (name, against, chinese) => {
    const input = inputOf([measure('orders', [1284]), measure(name, [1190])], { values: [0], former: 1 });
    expect(textsOf(number, input)).toEqual(expect.arrayContaining(['1,284', '▲ +7.9%', against]));
    const inChinese = { ...view, language: 'zh-CN' } as const;
    expect(textsIn(draw(number.toOption(number.decode(undefined, input), inChinese), inChinese))).toContain(
      chinese,
    );
  });

  test('of each row is compared with the former value of that row', () => {
    const columns = [
      category('metric', ['orders', 'returns', 'NPS']),
      measure('value', [1284, 31, 62]),
      measure('previous', [1190, 44, NaN]),
    ];
    const texts = textsOf(number, inputOf(columns, { label: 0, values: [1], former: 2 }));
    expect(texts).toEqual(
      expect.arrayContaining(['orders', '1,284', '▲ +7.9%', 'returns', '31', '▼ −29.5%', 'NPS', '62']),
    );
    expect(texts.filter((text) => text === 'vs previous')).toHaveLength(2);
  });

  test('without a history has no change and no trend line', () => {
    expect(textsOf(number, days([5]))).toEqual(['orders', '5']);
    expect(draw(number.toOption(number.decode(undefined, days([5])), view), view)).not.toContain('polyline');
  });

  test('shows the title of its band', () => {
    expect(textsOf(number, days([1, 70], '', bands))).toContain('● Busy');
    expect(textsOf(number, days([1, 7], '', bands))).toContain('● Good');
  });

  test('rows with names are numbers side by side, on pages when there are many', () => {
    const data = number.decode(undefined, services([1, 2, 3, 4, 5, 6, 7]));
    expect(data.metrics.map(({ name }) => name)).toHaveLength(7);
    expect(number.steps(data, { width: 320, height: 200, unit: 1 })).toBe(4);
    expect(number.steps(data, { width: 1900, height: 1000, unit: 1 })).toBe(1);
  });
});

const alone = (name: string, value: number, unit?: string, settings: ChartSettings = {}) =>
  inputOf([measure(name, [value], unit)], { values: [0] }, settings);

describe('a single number', () => {
  test.each(['value', 'Count', 'total', '数值', 'Sales'])('has no caption %s below its title', (name) => {
    expect(textsOf(number, alone(name, 5))).toEqual(['5']);
  });

  test('has a caption that its title does not cover', () => {
    expect(textsOf(number, alone('visitors', 5))).toEqual(['visitors', '5']);
  });
});

describe.each([number, gauge])(
  '$name: rounding never makes a value look as if it reached another',
  (type) => {
    const limits = [{ value: 5000 }];
    test.each<[number, string, ChartSettings, string]>([
      [99.95, '%', {}, '99.95%'],
      [99.99999, '%', {}, '99.99999%'],
      [99.5, '%', { numbers: { decimals: 0 } }, '99.5%'],
      [100, '%', {}, '100%'],
      [99.94, '%', {}, '99.9%'],
      [4999.6, '', { limits }, '4,999.6'],
      [5000, '', { limits }, '5,000'],
      [59.999, '', { bands: [{ to: 60 }, { from: 60 }] }, '59.999'],
    ])('%d %s with %j is %s', (value, unit, settings, said) => {
      expect(textsOf(type, alone('load', value, unit, settings))).toContain(said);
    });
  },
);

describe('a gauge with a target', () => {
  const towards = (value: number, target: number, settings: ChartSettings = {}, name = 'target') =>
    inputOf([measure('actual', [value]), measure(name, [target])], { values: [0], target: 1 }, settings);
  const said = (input: ReturnType<typeof towards>, language: View['language'] = 'en') => {
    const option = gauge.toOption(gauge.decode(undefined, input), { ...view, language });
    return textsIn(draw(option, view));
  };

  test('shows the target and the share that is reached', () => {
    expect(said(towards(812.5, 1000))).toEqual(['813', '0', '1,000', 'target 1,000 · 81.3% reached']);
    expect(said(towards(812.5, 1000), 'zh-CN').at(-1)).toBe('目标 1,000 · 达成 81.3%');
  });

  test('that is nearly reached is not shown as reached', () => {
    expect(said(towards(999.9, 1000))).toEqual(['999.9', '0', '1,000', 'target 1,000 · 99.99% reached']);
    expect(said(towards(1200, 1000)).at(-1)).toBe('target 1,000 · 120% reached');
  });

  test('includes it in its scale, even for a percentage', () => {
    expect(said(towards(3, 40)).slice(1, 3)).toEqual(['0', '40']);
  });

  test('calls a capacity a capacity, and shows no share for a negative value', () => {
    expect(said(towards(40, 100, {}, 'capacity')).at(-1)).toBe('capacity 100 · 40%');
    expect(said(towards(-40, 100)).at(-1)).toBe('target 100');
  });

  test('ends at what is called a maximum, which a value that is over it passes', () => {
    expect(said(towards(8.37, 12, {}, 'max')).slice(1, 3)).toEqual(['0', '12']);
    expect(said(towards(8.37, 12)).slice(1, 3)).toEqual(['0', '15']);
    expect(said(towards(13, 12, {}, 'max'))[2]).toBe('15');
  });

  test('in a small tile shows only the share', () => {
    const small = { ...view, width: 90, height: 150 };
    const option = gauge.toOption(gauge.decode(undefined, towards(812.5, 1000)), small);
    expect(textsIn(draw(option, small)).at(-1)).toBe('81.3%');
  });
});

describe('a gauge', () => {
  test.each([
    [services([48]), ['48%', '0', '100']],
    [services([148]), ['148%', '0', '150']],
    [days([3480], 'rpm', { limits: [{ value: 5000 }] }), ['3,480', 'rpm', '0', '6,000']],
    [days([-340]), ['−340', '−400', '0']],
    [days([3], '', { bands: [{ to: 10 }, { from: 10, to: 40 }] }), ['3', '0', '40']],
  ])('shows the value and the ends of its scale', (input, expected) => {
    expect(textsOf(gauge, input)).toEqual(expect.arrayContaining(expected));
  });

  test("shows the title of the value's band", () => {
    expect(textsOf(gauge, services([70], bands))).toContain('Busy');
    expect(textsOf(gauge, services([7], bands))).toContain('Good');
  });
});
