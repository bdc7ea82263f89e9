import { describe, expect, test } from 'vitest';
import { choiceFor, day, times } from './tables.ts';

describe('candlesticks', () => {
  const quotes = times(6, (at) => ({
    item: `Item ${at}`,
    open: 20 + at,
    high: 25 + at,
    low: 15 + at,
    close: 22,
  }));

  test('are never drawn without a time', () => {
    expect(choiceFor(quotes).type).not.toBe('candlestick');
  });

  test('are drawn along months by their names, too', () => {
    const months = 'Jan Feb Mar Apr May Jun'.split(' ');
    const json = months.map((month, at) => ({ month, open: 20, high: 25, low: 15 + (at % 2), close: 22 }));
    expect(choiceFor(json)).toMatchObject({ type: 'candlestick', roles: { label: 0 } });
  });

  test.each([
    ['Data', 'Último', 'Abertura', 'Máxima', 'Mínima'],
    ['Fecha', 'Cierre', 'Apertura', 'Máximo', 'Mínimo'],
    ['Datum', 'Schlusskurs', 'Erster', 'Hoch', 'Tief'],
    ['Date', 'Dernier', 'Ouverture', '+ haut', '+ bas'],
    ['日付', '終値', '始値', '高値', '安値'],
    ['Дата', 'Цена', 'Откр.', 'Макс.', 'Мин.'],
  ])('are drawn of the prices of %s, %s, %s, %s and %s', (date, close, open, high, low) => {
    const json = times(8, (at) => ({
      [date]: day(at),
      [close]: 22 + at / 7,
      [open]: 20 + at,
      [high]: 29 + at,
      [low]: 15 + at,
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'candlestick', roles: { prices: [2, 3, 4, 1] } });
  });

  test('are drawn of a list of things where a person says so', () => {
    const columns = {
      open: { role: 'open' },
      high: { role: 'high' },
      low: { role: 'low' },
      close: { role: 'close' },
    } as const;
    expect(choiceFor(quotes, 'chart', { columns }).type).toBe('candlestick');
  });

  test('are not drawn of names alone: a low above the high is none', () => {
    const json = times(9, (at) => ({ date: day(at), open: 9, high: 3 + at / 9, low: 7 + at / 9, close: 8 }));
    expect(choiceFor(json).type).not.toBe('candlestick');
  });

  test('are not drawn of columns that only have letters for names', () => {
    const json = times(9, (at) =>
      times(15, (column) =>
        column === 3 ? `Item no one has ${'x'.repeat(at)}` : 100 * at + column * column,
      ),
    );
    expect(choiceFor(json).type).not.toBe('candlestick');
  });
});
