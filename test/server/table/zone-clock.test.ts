import { expect, test } from 'vitest';
import { zoneClock } from '../../../server/table/zone-clock.ts';

const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

test.each([
  ['Europe/Berlin', '2026-10-25T00:30Z', '2026-10-25T02:30'],
  ['Europe/Berlin', '2026-10-25T01:30Z', '2026-10-25T02:30'],
  ['America/New_York', '2026-03-08T06:59Z', '2026-03-08T01:59'],
  ['America/New_York', '2026-03-08T07:00Z', '2026-03-08T03:00'],
  ['Asia/Shanghai', '2026-06-30T16:00Z', '2026-07-01T00:00'],
  ['Asia/Kolkata', '2026-06-30T18:29Z', '2026-06-30T23:59'],
  ['Pacific/Apia', '2011-12-30T09:59Z', '2011-12-29T23:59'],
  ['Pacific/Apia', '2011-12-30T10:00Z', '2011-12-31T00:00'],
])('in %s a clock shows at %s: %s', (zone, moment, local) => {
  expect(iso(zoneClock(zone).toLocal(at(moment)))).toBe(local);
});

test.each([
  ['Europe/Berlin', '2026-10-25T02:30Z', ['2026-10-25T00:30', '2026-10-25T01:30']],
  ['Europe/Berlin', '2026-10-25T03:00Z', ['2026-10-25T02:00']],
  ['Europe/Berlin', '2026-03-29T02:30Z', []],
  ['America/New_York', '2026-11-01T01:00Z', ['2026-11-01T05:00', '2026-11-01T06:00']],
  ['Asia/Kolkata', '2026-01-01T00:00Z', ['2025-12-31T18:30']],
  ['Pacific/Apia', '2011-12-30T12:00Z', []],
])('in %s a clock shows %s at so many moments', (zone, local, moments) => {
  expect(zoneClock(zone).momentsAt(at(local)).map(iso)).toEqual(moments);
});

test('a local time that is skipped is the moment of the clock change', () => {
  expect(iso(zoneClock('Europe/Berlin').momentAt(at('2026-03-29T02:00Z')))).toBe('2026-03-29T01:00');
  expect(iso(zoneClock('Pacific/Apia').momentAt(at('2011-12-30T00:00Z')))).toBe('2011-12-30T10:00');
});

test.each([
  'Europe/Berlin',
  'America/New_York',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
])('agrees with Intl in %s, whatever was asked before', (zone) => {
  const { toLocal, momentsAt } = zoneClock(zone);
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  for (let ms = at('2010-01-01'); ms < at('2030-01-01'); ms += 29 * 3_600_000 + 900_000) {
    expect(`${iso(toLocal(ms)).replace('T', ' ')}:00`).toBe(format.format(ms));
    expect(momentsAt(toLocal(ms))).toContain(ms);
  }
});

test('no time stays none', () => {
  const clock = zoneClock('Europe/Berlin');
  expect([clock.toLocal(NaN), clock.momentAt(NaN), ...clock.momentsAt(NaN)]).toEqual([NaN, NaN]);
});
