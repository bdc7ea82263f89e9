import { expect, test } from 'vitest';
import { parseSpokenDurations } from '../../../../server/table/cells/durations.ts';
import { columnOf } from '../tables.ts';

test('times in a column of talking, waiting or lengths are spans, and elsewhere they are times of day', () => {
  const cells = ['00:01:30', '00:00:45', '01:12:00'];
  for (const name of ['Talking', 'Talk Time', 'Length', 'Time Spent', 'wait_time', '通话时长'])
    expect(columnOf(name, cells), name).toMatchObject({ kind: 'measure', unit: 'h' });
  expect(columnOf('Length', cells).values).toEqual(Float64Array.of(0.025, 0.0125, 1.2));
  for (const name of ['Opening', 'Stalking', 'Start']) expect(columnOf(name, cells).kind, name).toBe('time');
  expect(columnOf('Length', ['3.5', '4.25', '1.2'])).not.toMatchObject({ unit: 'h' });
});

test.each<[string[], number[] | undefined]>([
  [
    ['5h 28m', '1h29m', '7m', ''],
    [5.4667, 1.4833, 0.1167, NaN],
  ],
  [
    ['1 h 5 min 30 s', '45 min'],
    [1.0917, 0.75],
  ],
  [['7m', '12m'], undefined],
  [['5h 28m', 'a while'], undefined],
  [['12', '1h 2m'], undefined],
])('%j are spans of %j hours', (cells, hours) => {
  const found = parseSpokenDurations(cells);
  expect(found && Array.from(found)).toEqual(hours);
});
