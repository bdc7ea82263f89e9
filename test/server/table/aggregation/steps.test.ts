import { describe, expect, test } from 'vitest';
import {
  nextStep,
  startOfStep,
  stepForEvents,
  stepForSeries,
  type TimeStep,
} from '../../../../server/table/aggregation/steps.ts';

const at = (text: string): number => Date.parse(text);
const every = (count: number, ms: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => at('2024-01-01T00:00Z') + i * ms);
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

test.each<[TimeStep, string, string]>([
  ['five-minutes', '2024-05-15T13:40:00Z', '2024-05-15T13:45:00Z'],
  ['six-hours', '2024-05-15T12:00:00Z', '2024-05-15T18:00:00Z'],
  ['day', '2024-05-15T00:00:00Z', '2024-05-16T00:00:00Z'],
  ['week', '2024-05-13T00:00:00Z', '2024-05-20T00:00:00Z'],
  ['month', '2024-05-01T00:00:00Z', '2024-06-01T00:00:00Z'],
  ['quarter', '2024-04-01T00:00:00Z', '2024-07-01T00:00:00Z'],
  ['year', '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
])('a %s is from %s to %s', (step, start, end) => {
  expect(startOfStep(at(start), step)).toBe(at(start));
  expect(startOfStep(at(end) - 1, step)).toBe(at(start));
  expect(nextStep(at(start), step)).toBe(at(end));
});

test('weeks begin on Monday before 1970 too', () => {
  expect(new Date(startOfStep(at('1969-12-28T12:00Z'), 'week')).toISOString()).toBe(
    '1969-12-22T00:00:00.000Z',
  );
});

describe('readings keep the finest step with no more than 400 points', () => {
  test.each<[number, number, Parameters<typeof stepForSeries>[1], TimeStep | undefined]>([
    [400, day, 'day', undefined],
    [401, day, 'day', 'week'],
    [8760, hour, 'hour', 'day'],
    [1440, minute, 'minute', 'five-minutes'],
    [10_000, 1000, 'second', 'minute'],
    [5000, day, 'day', 'month'],
  ])('%i points %i ms apart', (count, ms, grain, step) =>
    expect(stepForSeries(every(count, ms), grain)).toBe(step),
  );
});

describe('events take the coarsest step with at least 30 points', () => {
  test.each<[number, number, Parameters<typeof stepForEvents>[0]['grain'], TimeStep | undefined]>([
    [20, day, 'day', undefined],
    [90, day, 'day', undefined],
    [336, day, 'day', 'week'],
    [1460, day, 'day', 'month'],
    [3000, hour, 'second', 'day'],
    [200, hour, 'second', 'six-hours'],
    [4, minute, 'second', undefined],
  ])('%i days or hours', (count, ms, grain, step) =>
    expect(stepForEvents({ values: every(count, ms), grain })).toBe(step),
  );

  test('but no part of a day where there are two weeks of days', () => {
    expect(stepForEvents({ values: every(28, day + 7 * minute), grain: 'minute' })).toBe('day');
  });

  test('or a handful, where most groups lack a row at a time', () => {
    expect(stepForEvents({ values: every(90, day), grain: 'day' }, { sparse: true })).toBe('week');
  });
});
