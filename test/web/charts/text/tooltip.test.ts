// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { chartTypes } from '../../../../web/charts/registry.ts';
import { dataIndexOf, tooltipContent, tooltipBox } from '../../../../web/charts/text/tooltip.ts';
import { tile } from '../views.ts';

const hostile = '<img src=x onerror=alert(1)>';

interface Hovering {
  tooltip: { formatter(params: unknown): HTMLElement | '' };
}

test('names from files are text in a tooltip, never markup', () => {
  const box = tooltipContent(tile, hostile, [{ colour: '#ffffff', name: hostile, value: hostile }]);
  expect(box.querySelector('img')).toBeNull();
  expect(box.textContent).toContain(hostile);
});

test('a tooltip stays inside its chart', () => {
  expect(tooltipBox(tile)).toMatchObject({ confine: true });
});

test('a formatter gets one item, or a list of items', () => {
  expect(dataIndexOf({ dataIndex: 3 })).toBe(3);
  expect(dataIndexOf([{ dataIndex: 2 }, { dataIndex: 9 }])).toBe(2);
  expect(dataIndexOf(undefined)).toBe(-1);
});

describe('the tooltip of an item', () => {
  const localised = (
    type: keyof typeof chartTypes,
    json: unknown,
    params: unknown,
    seriesIndex?: number,
  ): string => {
    const option = chartTypes[type].toOption(chartTypes[type].decode(json), { ...tile, language: 'en' });
    const holder = seriesIndex === undefined ? option : (option['series'] as Hovering[])[seriesIndex];
    const box = (holder as unknown as Hovering).tooltip.formatter(params);
    return box
      ? Array.from(box.children, ({ textContent }) => textContent)
          .filter(Boolean)
          .join(' ')
      : '';
  };

  test('seller: the name in full and the exact value', () => {
    expect(localised('seller', [{ name: hostile, value: 1234567 }], [{ dataIndex: 0 }])).toBe(
      `${hostile} 1,234,567`,
    );
  });

  test('trend: every line of the month from the top down, the unit, and the sum', () => {
    const set = {
      title: '',
      base: 1,
      unit: '万',
      data: [
        { name: 'A', data: ['1.5'] },
        { name: 'B', data: [2] },
      ],
    };
    const said = localised('trend', { map: set, common: { month: ['一月'] } }, [{ dataIndex: 0 }]);
    expect(said).toBe('一月 B 2 万 A 1.5 万 Total 3.5 万');
  });

  test('hot: the sub-items with their share of the whole ring', () => {
    const items = [
      {
        name: 'Phones',
        value: 60,
        children: [
          { name: 'Foldable', value: 20 },
          { name: 'Basic', value: 40 },
        ],
      },
      { name: 'Cameras', value: 40, children: [] },
    ];
    const said = localised('hot', [{ name: 'Digital', children: items }], { dataIndex: 0 });
    expect(said).toBe('Phones Total 60 60.0% Foldable 20 20.0% Basic 40 40.0%');
  });

  test('stock: sales, stock and the sold share', () => {
    const said = localised('stock', [{ name: 'Tea', stock: 25, sales: 75 }], { dataIndex: 0 }, 1);
    expect(said).toBe('Tea Sales 75 Stock 25 Sold 75.0%');
  });

  test('map: the place and its group', () => {
    const groups = [{ name: 'Gold', children: [{ name: '杭州', value: [120.15, 30.28] }] }];
    expect(localised('map', groups, { dataIndex: 0 }, 0)).toBe('杭州 Gold');
  });

  test('there is no tooltip without an item', () => {
    expect(localised('rank', [{ name: 'A', value: 1 }], [])).toBe('');
  });
});
