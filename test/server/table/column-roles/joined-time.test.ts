import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

/** The first and last moment of the column that was put together, and its grain. */
function joinedIn(json: unknown): string | undefined {
  const column = tableIn(json).columns.at(-1);
  if (column?.kind !== 'time' || !column.joined) return undefined;
  const [first, last] = [column.values[0], column.values.at(-1)].map((time) =>
    new Date(time ?? NaN).toISOString(),
  );
  return `${first?.slice(0, 16)} ${last?.slice(0, 16)} ${column.grain}`;
}

describe('a time in several columns', () => {
  const hours = (row: (at: number) => object) => times(30, (at) => ({ ...row(at), load: (at * 37) % 11 }));

  test.each([
    [
      'year, month, day, hour',
      (at: number) => ({ year: 2026, month: 1, day: 1 + Math.floor(at / 24), hour: at % 24 }),
    ],
    ['YR, MO, DY, HR', (at: number) => ({ YR: 2026, MO: 1, DY: 1 + Math.floor(at / 24), HR: at % 24 })],
    ['年, 月, 日, 时', (at: number) => ({ 年: 2026, 月: 1, 日: 1 + Math.floor(at / 24), 时: at % 24 })],
    ['date, hour', (at: number) => ({ Date: `2026-01-0${1 + Math.floor(at / 24)}`, Hour: at % 24 })],
    [
      'Datum, Uhrzeit',
      (at: number) => ({ Datum: `0${1 + Math.floor(at / 24)}.01.2026`, Uhrzeit: `${at % 24}:00` }),
    ],
    [
      'year, day of year, hhmm',
      (at: number) => ({ year: 2026, doy: 1 + Math.floor(at / 24), hhmm: (at % 24) * 100 }),
    ],
    [
      '日期, 时间',
      (at: number) => ({ 日期: `2026年1月${1 + Math.floor(at / 24)}日`, 时间: `${at % 24}:00:00` }),
    ],
  ] as const)('%s', (_, row) => {
    expect(joinedIn(hours(row))).toBe('2026-01-01T00:00 2026-01-02T05:00 hour');
  });

  test('letters, where there are a year, a month and a day', () => {
    const json = hours((at) => ({
      'time.y': '2026',
      'time.m': '1',
      'time.d': String(1 + Math.floor(at / 24)),
      'time.h': String(at % 24),
      'time.mi': '0',
    }));
    expect(joinedIn(json)).toBe('2026-01-01T00:00 2026-01-02T05:00 hour');
    expect(joinedIn(hours((at) => ({ y: 2026, d: at % 24, h: at % 7 })))).toBeUndefined();
  });

  test.each([
    ['months', (at: number) => ({ Year: 2024 + Math.floor(at / 12), Month: (at % 12) + 1 })],
    ['short years', (at: number) => ({ Month: (at % 12) + 1, Year: 24 + Math.floor(at / 12) })],
    ['month names', (at: number) => ({ Jahr: 2024 + Math.floor(at / 12), Monat: monthNames[at % 12] })],
  ] as const)('%s', (_, row) => {
    expect(joinedIn(hours(row))).toBe('2024-01-01T00:00 2026-06-01T00:00 month');
  });

  test.each([
    ['months', (at: number) => monthNames[at % 12], 12, '2026-06-01T00:00 month'],
    ['quarters', (at: number) => `${(at % 4) + 1}. Quartal`, 4, '2031-04-01T00:00 quarter'],
  ] as const)('years and %s that no column is called after', (_, part, each, end) => {
    const json = hours((at) => ({
      time: String(2024 + Math.floor(at / each)),
      '1_variable_attribute_label': part(at),
    }));
    expect(joinedIn(json)).toBe(`2024-01-01T00:00 ${end}`);
  });

  test.each([
    ['enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'],
    ['janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
    ['styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'],
    ['январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'],
  ])('months called %s', (list) => {
    const names = list.split(' ');
    const json = hours((at) => ({ year: 2024 + Math.floor(at / 12), month: names[at % 12] }));
    expect(joinedIn(json)).toBe('2024-01-01T00:00 2026-06-01T00:00 month');
  });

  const monthNames =
    'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

  test('quarters, weeks and half hours', () => {
    expect(joinedIn(hours((at) => ({ year: 2020 + Math.floor(at / 4), quarter: `Q${(at % 4) + 1}` })))).toBe(
      '2020-01-01T00:00 2027-04-01T00:00 quarter',
    );
    expect(joinedIn(hours((at) => ({ Jahr: 2026, KW: at + 1 })))).toBe(
      '2025-12-29T00:00 2026-07-20T00:00 day',
    );
    const period = hours((at) => ({ SETTLEMENT_DATE: '2026-01-01', SETTLEMENT_PERIOD: at + 1 }));
    expect(joinedIn(period)).toBe('2026-01-01T00:00 2026-01-01T14:30 minute');
  });

  test('is the axis, and its parts are no groups', () => {
    const json = hours((at) => ({ year: 2026, month: 1, day: 1 + Math.floor(at / 24), hour: at % 24 }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 5, values: [4] } });
  });

  test('is not counted among the columns of a table', () => {
    const json = times(3, (at) => ({
      date: '2026-01-01',
      hour: at,
      a: `x ${at}`,
      b: `y ${at}`,
      c: `z ${at}`,
    }));
    expect(choiceFor(json).reason.en).not.toContain('6 columns');
    expect(tableIn(json).columns).toHaveLength(6);
  });

  test('rows without one of the parts have no time', () => {
    const json = hours((at) => ({ year: 2026, month: at === 29 ? null : 1 + (at % 12) }));
    expect(tableIn(json).columns.at(-1)?.values.at(-1)).toBeNaN();
  });

  test('is made of what stands behind the date only if a clock gives it', () => {
    const start = (at: number) => ({
      Datum: '2026-01-01',
      Anfang: `${at % 24}:00`,
      Ende: `${(at + 1) % 24}:00`,
    });
    expect(joinedIn(hours(start))).toBe('2026-01-01T00:00 2026-01-01T05:00 hour');
    const came = (at: number) => ({ 日期: '2026-01-01', 上班: `08:${50 + (at % 7)}`, 下班: `18:0${at % 7}` });
    expect(joinedIn(hours(came))).toBeUndefined();
  });

  test('is not made of a duration, of impossible dates, or beside a full time', () => {
    expect(joinedIn(hours((at) => ({ date: '2026-01-01', duration: `0:${10 + at}` })))).toBeUndefined();
    expect(joinedIn(hours((at) => ({ year: 2026, month: 2, day: at + 1 })))).toBeUndefined();
    const full = hours((at) => ({
      time: `2026-01-01 ${String(at % 24).padStart(2, '0')}:00`,
      year: 2026,
      month: 1,
    }));
    expect(joinedIn(full)).toBeUndefined();
  });

  test.each([
    ['year', 'month', 'day'],
    ['연도', '월', '일'],
    ['год', 'месяц', 'день'],
    ['rok', 'miesiąc', 'dzień'],
    ['rok', 'měsíc', 'den'],
    ['yıl', 'ay', 'gün'],
    ['έτος', 'μήνας', 'ημέρα'],
    ['ano', 'mês', 'dia'],
    ['jaar', 'maand', 'dag'],
  ])('is made of %s, %s and %s', (year, month, of) => {
    const json = hours((at) => ({ [year]: 2026, [month]: 1 + (at % 3), [of]: 1 + Math.floor(at / 3) }));
    expect(tableIn(json).columns.at(-1)).toMatchObject({ kind: 'time', grain: 'day', joined: true });
  });

  test('stands where its parts do: behind them a text of its own in each row describes a payment', () => {
    const json = times(12, (at) => ({
      연도: 2022,
      월: 7,
      일: 20 + Math.floor(at / 2) + (at > 7 ? 2 : 0),
      금액: 100 * (1 + ((at * 7) % 5)),
      대분류: ['식비', '생필품'][at % 2],
      항목명: `가게 ${at}호`,
    }));
    expect(choiceFor(json).type).toBe('lines');
  });
});
