import { describe, expect, test } from 'vitest';
import { aggregate, chooseChart, explainSource, readSource } from '#table';
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
    const visits = times(90, (at) => ({ at: day(Math.floor(at / 3)), guest: `Guest ${at % 50}` }));
    const choice = choiceFor(visits);
    expect(choice.type).toBe('bars');
    expect(choice.reason.en).toBe('90 rows counted by week: bars');
    expect(drawn(visits).map(([, count]) => count)).toEqual([21, 21, 21, 21, 6]);
  });

  test('is counted by step and by what became of each row', () => {
    const { type, roles, reason } = choiceFor(tickets(90));
    expect(type).toBe('stacked-bars');
    expect(reason.en).toBe('90 rows counted by week and status: stacked bars');
    expect(roles).toMatchObject({ label: 1, group: 2 });
  });

  test.each(['订单状态', 'Bestellstatus', 'Prüfergebnis', 'airline.name', '类型'])(
    '%s tells its rows apart',
    (name) => {
      const json = times(90, (at) => ({ at: day(Math.floor(at / 3)), [name]: ['eins', 'zwei'][at % 2] }));
      expect(choiceFor(json)).toMatchObject({ type: 'stacked-bars', roles: { group: 1 } });
    },
  );

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

const entries = (more: (at: number) => Readonly<Record<string, unknown>>) =>
  times(120, (at) => ({
    ts: `2026-11-30T13:${String(Math.floor(at / 2)).padStart(2, '0')}:${10 + ((at * 7) % 50)}.120Z`,
    ...more(at),
    bytes: 300 + ((at * 37) % 91),
    ms: 4 + ((at * 13) % 29),
  }));
const level = (at: number) => ['info', 'info', 'warn', 'info', 'ERROR'][at % 5];
const msg = (at: number) => ['request completed', 'cache miss'][at % 2];
const nameOf = (json: unknown, at: number | undefined) => {
  const source = readSource(json);
  return source.kind === 'table' ? source.table.columns[at ?? -1]?.name : undefined;
};
const groupIn = (json: unknown) => {
  const { type, roles } = choiceFor(json);
  return type === 'stacked-bars' ? nameOf(json, roles.group) : undefined;
};

describe('a log', () => {
  test('is counted by time and level, whatever figures stand beside', () => {
    const json = entries((at) => ({ log: { level: level(at) }, msg: msg(at) }));
    expect(choiceFor(json).reason.en).toBe('120 rows counted by five minutes and log.level: stacked bars');
    expect(groupIn(json)).toBe('log.level');
  });

  test('has its levels as words or as numbers', () => {
    const json = entries((at) => ({ level: [30, 30, 40, 50][at % 4], msg: msg(at) }));
    expect(groupIn(json)).toBe('level');
  });

  test('of requests is counted by how they ended', () => {
    const http = (at: number) => ({ method: 'GET', path: `/${at % 9}`, status: at % 7 ? 200 : 404 });
    expect(groupIn(entries((at) => ({ http: http(at) })))).toBe('http.status');
    const elb = (at: number) => ({ elb_status_code: at % 7 ? 200 : 502, request_url: `/${at % 9}` });
    expect(groupIn(entries(elb))).toBe('elb_status_code');
  });

  test('whose entries are all alike is counted by time alone', () => {
    const json = entries((at) => ({ level: 'info', msg: msg(at) }));
    expect(choiceFor(json)).toMatchObject({
      type: 'bars',
      reason: { en: expect.stringContaining('counted') },
    });
  });

  test('offers its figures instead', () => {
    const json = entries((at) => ({ level: level(at), msg: msg(at) }));
    expect(choiceFor(json).measures?.others.map((at) => nameOf(json, at))).toEqual(['bytes', 'ms']);
    const chosen = (measure: string) => chooseChart(readSource(json), { name: 'log', measure }).type;
    expect(['bytes', 'ms'].map(chosen)).toEqual(['stacked-bars', 'lines']);
  });

  test.each<[string, (at: number) => Readonly<Record<string, unknown>>]>([
    ['rows that count others', (at) => ({ level: level(at), msg: msg(at), count: at % 7 })],
    ['levels of water', (at) => ({ level: 3 + (at % 5), msg: msg(at) })],
    ['codes of stops', (at) => ({ route: `R${at % 3}`, stop_code: String(101 + (at % 7)) })],
    ['levels without a message', (at) => ({ level: level(at) })],
    ['samples of a load test', (at) => ({ elapsed: 90 + (at % 40), url: '/', code: at % 7 ? 200 : 500 })],
  ])('is none with %s', (_, more) => {
    expect(choiceFor(entries(more)).reason.en).not.toContain('counted');
  });
});

describe('a list that would else be read, with figures', () => {
  const runs = (count: number, more: (at: number) => Readonly<Record<string, unknown>>) =>
    times(count, (at) => ({
      branch: ['main', 'next', 'fix'][at % 3],
      trigger: ['push', 'schedule'][at % 2],
      who: ['ada', 'bo', 'cy'][(at * 5) % 3],
      ...more(at),
      cpu: 30 + ((at * 17) % 41),
    }));
  const conclusion = (at: number) => ['success', 'success', 'failure'][at % 3];

  test('is counted over days by what became of each row', () => {
    const json = runs(60, (at) => ({
      conclusion: conclusion(at),
      created_at: `${day(60 - Math.floor(at / 5))}T10:${String(59 - at).padStart(2, '0')}:00Z`,
    }));
    expect(choiceFor(json).reason.en).toContain('60 rows counted by day and conclusion');
    expect(groupIn(json)).toBe('conclusion');
  });

  test('of one day is counted by it alone', () => {
    const json = runs(60, (at) => ({
      conclusion: conclusion(at),
      at: `${day(0)}T10:${String(at).padStart(2, '0')}:00Z`,
    }));
    expect(choiceFor(json).reason.en).toBe('60 rows counted by conclusion: horizontal bars');
  });

  test('of things is counted by what is most telling, whenever each was hired', () => {
    const things = (more: (at: number) => Readonly<Record<string, unknown>>) =>
      times(60, (at) => ({
        name: `thing ${at}`,
        ...more(at),
        hired: day((at * 37) % 400),
        weight: 30 + ((at * 17) % 41),
      }));
    const byUnit = things((at) => ({ department: ['IT', 'Sales'][at % 2], status: conclusion(at) }));
    expect(choiceFor(byUnit).reason.en).toBe('60 rows counted by department: horizontal bars');
    const byPhase = things((at) => ({ space: ['one', 'two'][at % 2], phase: conclusion(at) }));
    expect(choiceFor(byPhase).reason.en).toBe('60 rows counted by phase: horizontal bars');
  });

  test('is read where it is short, or says nothing of the kind', () => {
    const short = runs(20, (at) => ({ conclusion: conclusion(at), at: `${day(at)}T10:00:00Z` }));
    expect(choiceFor(short).type).toBe('table');
    const other = runs(60, (at) => ({ colour: conclusion(at), at: `${day(at)}T10:${at % 60}:00Z` }));
    expect(choiceFor(other).reason.en).not.toContain('counted');
  });
});

test('a survey of people without names is counted by an answer, whatever figures they gave; of persons or orders it is not', () => {
  const answers = (more: (at: number) => Readonly<Record<string, unknown>>) =>
    times(24, (at) => ({
      ...more(at),
      soup: ['salt', 'soy', 'miso', 'other'][(at * 5) % 4],
      season: ['spring', 'summer', 'autumn'][at % 3],
      sport: ['daily', 'weekly', 'never'][(at * 7) % 3],
      hand: ['right', 'left'][at % 2],
      height: 150 + ((at * 13) % 40),
      stress: 1 + (at % 5),
      tidiness: 1 + ((at * 3) % 5),
    }));
  expect(choiceFor(answers(() => ({}))).reason.en).toMatch(/^24 rows counted by /);
  expect(choiceFor(answers((at) => ({ name: `Person ${at}` }))).reason.en).not.toContain('counted');
  expect(choiceFor(answers((at) => ({ amount: 5 + ((at * 31) % 17) }))).reason.en).not.toContain('counted');
});

test('a list of what was bought is compared and not read, whatever its amounts are called', () => {
  const bought = (rows: number, more: (at: number) => Readonly<Record<string, unknown>>) =>
    times(rows, (at) => ({
      when: day((at * 7) % 90),
      what: `thing ${String.fromCharCode(97 + (at % 26))}`,
      sort: ['food', 'fun', 'rent'][at % 3],
      paid_by: ['card', 'cash'][at % 2],
      ...more(at),
    }));
  const x = (at: number) => ({ x: 10.5 + ((at * 37) % 91) });
  expect(choiceFor(bought(40, x)).type).toBe('lines');
  expect(choiceFor(bought(12, x)).type).toBe('table');
  expect(choiceFor(bought(40, (at) => ({ goals: at % 4 }))).type).toBe('table');
});

describe('a short list of records without a figure', () => {
  const votes = (more: (at: number) => Readonly<Record<string, unknown>> = () => ({})) =>
    times(14, (at) => ({
      passed: [false, true, true][(at * 5) % 3],
      typeid: 1 + ((at * 5) % 4),
      nummer: 497 - at * 3,
      trinid: 182_320 + ((at * 7919) % 4000),
      updated: `2024-03-${10 + at}T11:44:33`,
      id: 3726 + at,
      ...more(at),
    }));

  test('is counted by whether each was so', () => {
    const { type, reason } = choiceFor(votes());
    expect([type, reason.en]).toEqual(['horizontal-bars', '14 rows counted by passed: horizontal bars']);
    expect(choiceFor(votes((at) => ({ passed: ['ja', 'nein'][at % 2] }))).reason.en).toContain('by passed');
  });

  test('is read where its rows have names, and drawn where they have a figure', () => {
    expect(choiceFor(votes((at) => ({ name: `Bill ${at}` }))).reason.en).not.toContain('counted');
    expect(choiceFor(votes((at) => ({ voters: 90 + ((at * 37) % 80) }))).reason.en).not.toContain('counted');
  });
});

describe('runs of an agent with figures in some of the lines', () => {
  const start = Date.UTC(2026, 8, 11, 16, 50);
  const runs = (minutes: number) =>
    times(36, (at) => ({
      ts: new Date(start + minutes * 60_000 * at).toISOString(),
      runner: ['laptop', 'actions'][Math.floor(at / 5) % 2],
      layer: ['trending', 'wiki', 'panel'][at % 3],
      status: at % 9 === 4 ? 'error' : at % 12 === 7 ? 'throttled' : 'ok',
      ...(at % 3 === 0 && {
        window: 800 + ((at * 7) % 31),
        active: 30 + ((at * 5) % 13),
        written: (at * 7) % 31,
        new: at % 5,
      }),
      ...(at % 3 === 1 && { fetched: (at * 3) % 29 }),
      ...(at % 9 === 4 && { error: 'StopIteration' }),
    }));

  test('are counted over time by what became of them where a night lies between', () => {
    expect(choiceFor(runs(40)).reason.en).toBe('36 rows counted by six hours and status: stacked bars');
    expect(choiceFor(runs(400)).reason.en).toMatch(/^36 rows counted by .* and status: stacked bars$/);
  });

  test('are counted by what became of them where all were within some hours', () => {
    expect(choiceFor(runs(8)).reason.en).toBe('36 rows counted by status: horizontal bars');
  });
});
