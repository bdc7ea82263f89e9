import { describe, expect, test } from 'vitest';
import { aggregate, explainSource, readSource } from '#table';
import { choiceFor, day, times } from '../tables.ts';

const tickets = (count: number) =>
  times(count, (at) => ({
    key: `INC-${1000 + at}`,
    created: day(Math.floor(at / 3)),
    status: ['open', 'closed', 'open', 'waiting'][at % 4],
    subject: `Printer ${at} does not print`,
  }));

/** What is drawn: the labels and their numbers. */
function drawn(json: unknown): (readonly [string | number | undefined, number | undefined])[] {
  const source = readSource(json);
  if (source.kind !== 'table') throw new Error('no table');
  const { roles, aggregation } = choiceFor(json);
  const { table, roles: own } = aggregate(source.table, roles, aggregation);
  const [labels, values] = [own.label, own.values[0]].map((at) => table.columns[at ?? -1]?.values ?? []);
  return Array.from<string | number>(labels ?? []).map(
    (label, row) => [label, Number(values?.[row])] as const,
  );
}

describe('a long list without any figure', () => {
  test('is counted by the step of time that has some rows each, and says so', () => {
    const choice = choiceFor(tickets(90));
    expect(choice.type).toBe('bars');
    expect(choice.reason.en).toBe('90 rows counted by week: bars');
    expect(drawn(tickets(90)).map(([, count]) => count)).toEqual([21, 21, 21, 21, 6]);
  });

  test('is a line where there are many steps', () => {
    expect(
      choiceFor(times(600, (at) => ({ time: day(Math.floor(at / 5)), level: `l${at % 3}` }))),
    ).toMatchObject({
      type: 'lines',
      roles: { label: 0 },
    });
  });

  test('has a zero for each step without a row', () => {
    const json = times(60, (at) => ({ at: day(at < 30 ? at % 5 : 8 + (at % 5)), kind: `k${at % 3}` }));
    const counts = drawn(json).map(([, count]) => count);
    expect(counts).toHaveLength(13);
    expect(counts.slice(5, 8)).toEqual([0, 0, 0]);
  });

  test('without a time of the rows is counted by its most telling category', () => {
    const people = times(40, (at) => ({
      name: `Person ${at}`,
      department: ['IT', 'Sales'][at % 2],
      born: day(-9000 + 37 * ((at * 7) % 40)),
    }));
    expect(choiceFor(people).reason.en).toBe('40 rows counted by department: horizontal bars');
    expect(drawn(people)).toEqual([
      ['IT', 20],
      ['Sales', 20],
    ]);
  });

  test('is a table where it is short, a timetable, or nothing repeats', () => {
    expect(choiceFor(tickets(30)).type).toBe('table');
    const stops = times(50, (at) => ({
      trip: `T${at % 5}`,
      stop: `S${at}`,
      arrival: `${6 + (at % 12)}:${10 + (at % 50)}`,
    }));
    expect(choiceFor(stops).type).toBe('table');
    expect(choiceFor(times(50, (at) => ({ german: `wort ${at}`, english: `word ${at}` }))).type).toBe(
      'table',
    );
  });

  test('is a table where it says who came first', () => {
    const results = times(60, (at) => ({
      Position: at + 1,
      Name: `Runner ${at}`,
      Gender: ['F', 'M'][at % 2],
    }));
    expect(choiceFor(results).type).toBe('table');
  });

  test('is not counted where it has a figure, or the side-car wants another aggregate', () => {
    expect(
      choiceFor(times(60, (at) => ({ date: day(at), kind: `k${at % 3}`, amount: (at * 7) % 13 }))).reason.en,
    ).not.toContain('counted');
    expect(choiceFor(tickets(90), 'tickets', { aggregate: 'mean' }).type).toBe('table');
  });

  test('is explained without a column that is not in it', () => {
    const { columns, notes } = explainSource(readSource(tickets(90)), { name: 'tickets' });
    expect(columns.map(({ name }) => name)).toEqual(['key', 'created', 'status', 'subject']);
    expect(notes.map(({ text }) => text.en)).toEqual(['key (an id, by its name)']);
  });
});

test('how games ended is a table, however long', () => {
  const games = times(40, (at) => ({
    round: `r${at % 5}`,
    home: `team ${at % 7}`,
    result: `${at % 4}-${at % 3}`,
    away: `team ${at % 6}`,
  }));
  expect(choiceFor(games).type).toBe('table');
});

test('a place that is a town is no rank; one that is first or second is', () => {
  const visits = (place: (at: number) => string) =>
    times(40, (at) => ({ date: day(at), guest: `Guest ${at}`, place: place(at) }));
  expect(choiceFor(visits((at) => ['Oslo', 'Lima', 'Rome'][at % 3] ?? '')).type).not.toBe('table');
  expect(choiceFor(visits((at) => ['1st', '2nd', 'DNF'][at % 3] ?? '')).type).toBe('table');
});
