import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Two sleeps a day: a nap, and a night that ends after midnight. */
const sleeps = (more: (at: number) => Readonly<Record<string, unknown>> = () => ({})) =>
  times(24, (at) => {
    const date = Math.floor(at / 2);
    const isNap = at % 2 === 0;
    const from = isNap ? 780 + ((at * 7) % 40) : 1200 + ((at * 11) % 60);
    const length = isNap ? 45 + ((at * 13) % 60) : 500 + ((at * 17) % 90);
    const to = from + length;
    return {
      id: 900 + at,
      start: `${day(date)} ${clock(from)}`,
      end: `${day(date + Math.floor(to / 1440))} ${clock(to)}`,
      nap: isNap ? 1 : 0,
      notes: '',
      ...more(at),
    };
  });

const lastedIn = (json: unknown) => {
  const column = tableIn(json).columns.find((one) => one.kind === 'measure' && one.lasted !== undefined);
  return column?.kind === 'measure' ? column : undefined;
};

describe('rows with a start and an end and no figure', () => {
  test('show how long they lasted, added up by day, and by what the flag says', () => {
    const { type, roles, reason, aggregation } = choiceFor(sleeps());
    expect(type).toBe('stacked-bars');
    const names = [roles.label, roles.group, ...roles.values].map(
      (at) => tableIn(sleeps()).columns[at ?? -1]?.name,
    );
    expect(names).toEqual(['start', 'nap', 'start → end']);
    expect(aggregation?.by).toMatchObject({ step: 'day', kinds: ['sum'] });
    expect(reason.en).toBe('24 rows, lasted from start to end, added up by day: stacked bars');
  });

  test('are in hours, also past midnight', () => {
    const column = lastedIn(sleeps());
    expect(column?.unit).toBe('h');
    expect(Array.from(column?.values.slice(0, 2) ?? [])).toEqual([0.75, 8.6167]);
  });

  test('have no length where the end is missing, at the start or before it', () => {
    const ends = ['', `${day(2)} 13:00`, `${day(1)} 01:00`];
    const json = sleeps((at) => (at >= 4 && at < 7 ? { start: `${day(2)} 13:00`, end: ends[at - 4] } : {}));
    const missing = Array.from(lastedIn(json)?.values ?? [], Number.isNaN);
    expect(missing.flatMap((isMissing, at) => (isMissing ? [at] : []))).toEqual([4, 5, 6]);
  });

  test('may say a date once and then hours of a clock', () => {
    const json = times(14, (at) => ({
      date: day(at),
      start_time: clock(1320 + ((at * 7) % 50)),
      end_time: clock(1320 + 420 + ((at * 13) % 70)),
      quality: ['good', 'bad'][(at * 3) % 2],
    }));
    const column = lastedIn(json);
    expect(column?.values.every((hours) => hours > 6 && hours < 9)).toBe(true);
    expect(choiceFor(json)).toMatchObject({ type: 'stacked-bars' });
  });

  test('are in minutes if they usually take less than half an hour', () => {
    const json = times(20, (at) => ({
      started_at: `${day(Math.floor(at / 3))} ${clock(480 + (at % 3) * 100)}`,
      ended_at: `${day(Math.floor(at / 3))} ${clock(485 + (at % 3) * 100 + ((at * 7) % 11))}`,
    }));
    expect(lastedIn(json)?.unit).toBe('min');
    expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 0 } });
  });
});

test('hours of a day with a flag are readings, and all last as long', () => {
  const json = times(40, (at) => ({
    start: `${day(Math.floor(at / 24))} ${clock((at % 24) * 60)}`,
    end: `${day(Math.floor((at + 1) / 24))} ${clock(((at + 1) % 24) * 60)}`,
    free: (at * 7) % 2,
  }));
  expect(lastedIn(json)).toBeUndefined();
});

test('where there is a figure, a name for each row or what became of it, that is what rows are about', () => {
  expect(lastedIn(sleeps((at) => ({ distance: 3.5 + ((at * 7) % 11) })))).toBeUndefined();
  expect(lastedIn(sleeps((at) => ({ title: `Talk of ${String.fromCharCode(65 + at)}` })))).toBeUndefined();
  expect(lastedIn(sleeps((at) => ({ status: ['passed', 'failed'][at % 2] })))).toBeUndefined();
});
