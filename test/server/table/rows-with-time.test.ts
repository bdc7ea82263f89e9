import { describe, expect, test } from 'vitest';
import { choiceFor, day, times } from './tables.ts';

describe('rows without a time', () => {
  test('are not counted where the others are drawn along their times', () => {
    const dated = times(8, (at) => ({
      date: day(Math.floor(at / 2)),
      what: ['fee', 'debit'][at % 2],
      sum: at,
    }));
    const notes = times(9, (at) => ({ date: '', what: `text ${at}`, sum: null }));
    const choice = choiceFor([...dated, ...notes]);
    expect(choice).toMatchObject({ type: 'lines', roles: { label: 0, group: 1, values: [2] } });
    expect(choice.reason.en).toContain('4 days and 2 groups');
  });

  test('are no reason to draw a course of what was paid on a few days', () => {
    const paid = [0, 3, 4].flatMap((at) =>
      ['fee', 'debit'].map((what) => ({ date: day(at), what, Amount: at + 13 })),
    );
    expect(choiceFor([...paid, { date: '', what: 'text', Amount: null }])).toMatchObject({
      type: 'grouped-bars',
      reason: { en: '3 days and 2 groups: grouped bars' },
      roles: { label: 0, group: 1, values: [2] },
    });
  });

  test('are drawn if most figures have none: when some things ended is no axis', () => {
    const json = times(9, (at) => ({
      name: `n${at}`,
      closed: at % 4 === 0 ? day(at * at) : '',
      hours: (at * 37) % 11,
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 0, values: [2] } });
  });
});
