import { describe, expect, test } from 'vitest';
import { chartTypeNames } from '#protocol';
import { choiceFor, day, times } from './tables.ts';

const sales = times(10, (at) => ({ date: day(at), shop: 'ab'[at % 2], sold: at, price: 2 * at }));

describe('a side-car’s chart type', () => {
  test('is used if the content has what it needs', () => {
    const choice = choiceFor(
      [
        { n: 'a', v: 1 },
        { n: 'b', v: 2 },
      ],
      'x',
      { type: 'pie' },
    );
    expect(choice).toEqual({
      type: 'pie',
      reason: { 'zh-CN': '由设置文件指定', en: 'as the settings say' },
      roles: { label: 0, values: [1] },
    });
  });

  test('is otherwise refused with a reason, and the automatic choice applies', () => {
    const json = [
      { n: 'a', v: 1 },
      { n: 'b', v: 2 },
    ];
    const choice = choiceFor(json, 'x', { type: 'candlestick' });
    expect(choice).toEqual({
      ...choiceFor(json),
      refused: {
        'zh-CN': 'K 线图：需要开盘、最高、最低、收盘四列',
        en: 'candlesticks: needs the columns open, high, low and close',
      },
    });
  });

  test.each(chartTypeNames)('%s always gets a choice, whatever the content', (type) => {
    const contents = [
      [],
      5,
      sales,
      { children: [{ name: 'a', value: 1 }] },
      { series: [{}] },
      [
        [1, 2],
        [3, 4],
      ],
    ];
    for (const json of contents) {
      const choice = choiceFor(json, 'x', { type });
      expect(choice.type === type || choice.refused).toBeTruthy();
    }
  });
});

describe('a side-car’s column roles', () => {
  test('override the detected ones', () => {
    const columns = { shop: { role: 'label' }, price: { role: 'value' }, sold: { role: 'none' } } as const;
    const choice = choiceFor(sales, 'x', { type: 'bars', columns });
    expect(choice).toMatchObject({ type: 'bars', roles: { label: 1, values: [3] } });
  });

  test('group the rows', () => {
    const columns = { shop: { role: 'group' }, sold: { role: 'value' } } as const;
    expect(choiceFor(sales, 'x', { type: 'lines', columns })).toMatchObject({
      roles: { label: 0, group: 1, values: [2] },
    });
  });

  test('can make a label of a number column', () => {
    const json = times(5, (at) => ({ grade: at + 1, pupils: 20 - at }));
    expect(choiceFor(json, 'x', { columns: { grade: { role: 'label' } } })).toMatchObject({
      type: 'bars',
      roles: { label: 0, values: [1] },
    });
  });

  test('name the prices', () => {
    const json = times(5, (at) => ({ date: day(at), a: 2, b: 3, c: 1, d: 2 }));
    const columns = {
      a: { role: 'open' },
      b: { role: 'high' },
      c: { role: 'low' },
      d: { role: 'close' },
    } as const;
    expect(choiceFor(json, 'x', { columns })).toMatchObject({
      type: 'candlestick',
      roles: { prices: [1, 2, 3, 4] },
    });
  });

  test('are refused if there is no such column', () => {
    const choice = choiceFor(sales, 'x', { columns: { weight: { role: 'value' } } });
    expect(choice.refused).toEqual({ 'zh-CN': '没有名为“weight”的列', en: 'there is no column "weight"' });
    expect(choice.type).toBe(choiceFor(sales).type);
  });

  test('are refused if they need numbers and the column has none', () => {
    const choice = choiceFor(sales, 'x', { columns: { shop: { role: 'value' } } });
    expect(choice.refused?.en).toBe('column "shop" holds no numbers, so it cannot be the value');
  });

  test('are not changed by titles and units', () => {
    const columns = { sold: { title: 'Sold', unit: 'kg' } };
    expect(choiceFor(sales, 'x', { columns })).toEqual(choiceFor(sales));
  });
});
