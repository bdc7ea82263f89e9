import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const nameAt = (json: unknown, at: number | undefined) => tableIn(json).columns[at ?? -1]?.name;
const drawn = (json: unknown) => choiceFor(json).roles.values.map((at) => nameAt(json, at));

const lines = [
  'An editor of maps for everyone',
  'The board for small teams at work',
  'A clock for the whole office',
];
const projects = (figure: (at: number) => number, madeOn: (at: number) => string) =>
  times(14, (at) => ({
    project: `project-${String.fromCharCode(97 + at)}`,
    about: lines[at % 3],
    language: ['Go', 'Rust', 'C'][at % 3],
    licence: ['MIT', 'GPL'][at % 2],
    made: madeOn(at),
    stars: figure(at),
    issues: 20 + ((at * 7) % 13),
  }));
const mixed = (at: number) => day((at * 37) % 90);

test('things that go down by a figure are a ranking by it, however much else is known of them', () => {
  const json = projects((at) => 9000 - 410 * at, mixed);
  expect(choiceFor(json).type).toBe('horizontal-bars');
  expect(drawn(json)).toEqual(['stars']);
  expect(nameAt(json, choiceFor(json).roles.label)).toBe('project');
});

test('a log that is newest first is no ranking, although its counter goes down', () => {
  const json = projects(
    (at) => 9000 - 410 * at,
    (at) => day(60 - at),
  );
  expect(choiceFor(json).type).not.toBe('horizontal-bars');
});

test('things in no order are no ranking', () => {
  const json = projects((at) => 9000 - 410 * ((at * 5) % 14), mixed);
  expect(choiceFor(json).type).toBe('table');
});

const flats = (more: (at: number) => Readonly<Record<string, unknown>>) =>
  times(40, (at) => ({
    offer_id: 7000 + at * 13,
    quarter: ['North', 'South', 'Harbour'][at % 3],
    floor_area: 40 + ((at * 17) % 71),
    listed: day((at * 11) % 25),
    ...more(at),
  }));

test('offers with a size and a price are points, whenever they were listed', () => {
  const json = flats((at) => ({ rent: 500 + ((at * 17) % 71) * 12 }));
  expect(choiceFor(json).type).toBe('scatter');
  expect(drawn(json)).toEqual(['floor_area', 'rent']);
  expect(nameAt(json, choiceFor(json).roles.group)).toBe('quarter');
});

test('a size without a price is not', () => {
  expect(choiceFor(flats((at) => ({ visitors: 5 + (at % 9) }))).type).not.toBe('scatter');
});

const readings = (value: (at: number) => number, more: (at: number) => Readonly<Record<string, unknown>>) =>
  times(60, (at) => ({
    run: at + 1,
    inspector: ['KL', 'MN', 'OP'][(at * 7) % 3],
    machine: ['M1', 'M2', 'M3', 'M4'][Math.floor(at / 15)],
    thickness_mm: value(at),
    ...more(at),
  }));

test('readings with limits and flags beside them are spread by machine', () => {
  const json = readings(
    (at) => 3 + ((at * 7) % 11) / 100,
    (at) => ({ min: 2.95, max: 3.15, ok: at % 9 === 0 ? 0 : 1 }),
  );
  expect(choiceFor(json).type).toBe('boxplot');
  expect(nameAt(json, choiceFor(json).roles.label)).toBe('machine');
  expect(drawn(json)).toEqual(['thickness_mm']);
});

test('with a second figure that varies they are not', () => {
  const json = readings(
    (at) => 3 + ((at * 7) % 11) / 100,
    (at) => ({ pressure: 80 + ((at * 13) % 17) }),
  );
  expect(choiceFor(json).type).not.toBe('boxplot');
});

test('a table of places in front of the teams is told by the teams', () => {
  const json = times(8, (at) => ({
    'Pl.': `${at + 1}.`,
    Verein: ['Aue', 'Bonn', 'Celle', 'Daun', 'Emden', 'Fulda', 'Gera', 'Halle'][at],
    Siege: 9 - at,
    'Pts.': 29 - 3 * at,
  }));
  expect(nameAt(json, choiceFor(json).roles.label)).toBe('Verein');
  expect(drawn(json)).toContain('Pts.');
});

test('a value with the ends of its scale and its limits is a gauge of the value', () => {
  const json = {
    name: 'Tank 4',
    min: 0,
    value: 61.5,
    max: 90,
    thresholds: { warn: 70, alarm: 82 },
    unit: 'l',
  };
  expect(choiceFor(json).type).toBe('gauge');
  expect(drawn(json)).toEqual(['value']);
});

test('two values with a limit are no gauge, but two numbers', () => {
  const json = { name: 'Tank 4', inflow: 3, level: 61.5, max: 90, alarm: 82 };
  expect(choiceFor(json).type).toBe('number');
  expect(drawn(json)).toEqual(['inflow', 'level']);
});

test('a percentage beside its limits is a gauge of itself', () => {
  const json = { device: 'UPS 2', battery: { charge: 94, charge_low: 10, charge_warning: 50, unit: '%' } };
  expect(choiceFor(json).type).toBe('gauge');
  expect(drawn(json)).toEqual(['battery.charge']);
});

test('a value between its ends without a target is one number', () => {
  const json = { sensor: 'Attic', temperature: 18.5, temperature_low: 2, temperature_high: 30 };
  expect(choiceFor(json).type).toBe('number');
  expect(drawn(json)).toEqual(['temperature']);
});

test('the figures of one thing are numbers side by side, without its ids', () => {
  const json = { station_id: 17, name: 'Roof', wind_speed: 4.2, gust: 9, pressure: 1013 };
  expect(choiceFor(json).type).toBe('number');
  expect(choiceFor(json).reason.en).toBe('3 of 4 measures: a number');
  expect(drawn(json)).toEqual(['wind_speed', 'gust', 'pressure']);
});

test('readings in units of their own are numbers, each with its unit', () => {
  const air = (units: readonly string[]) => ({
    model: 'CO2-3',
    co2: { value: 812, unit: units[0], max: 2000 },
    temperature: { value: 21.4, unit: units[1] },
    humidity: { value: 46, unit: units[2] },
  });
  const json = air(['ppm', '°C', '%']);
  expect(choiceFor(json).type).toBe('number');
  expect(drawn(json)).toEqual(['value']);
  expect(nameAt(json, choiceFor(json).roles.unit)).toBe('unit');
  expect(choiceFor(air(['kg', 'kg', 'kg'])).type).not.toBe('number');
});

test('a thing with more figures than fit is a table', () => {
  const words = 'age height weight speed depth load stock price yield noise charge delay orders visits';
  const figures = Object.fromEntries(words.split(' ').map((word, at) => [word, 3 * at + (at % 4)]));
  expect(choiceFor({ name: 'Roof', ...figures, at: '2026-11-30' }).type).toBe('table');
});

test('a limit that is the same for all is no figure to compare them by', () => {
  const json = times(16, (at) => ({
    tank: `Tank ${at}`,
    level: 30 + ((at * 7) % 23),
    max_level: 100 + (at > 8 ? 20 : 0),
  }));
  expect(choiceFor(json).type).toBe('horizontal-bars');
  expect(drawn(json)).toEqual(['level']);
});

test('the parts of a record of different quantities are no tables by themselves', () => {
  const json = {
    at: '2026-12-01T08:00:00Z',
    inverter: { power_w: 2310, temp_c: 41.2 },
    grid: { import_w: 120, export_w: 0 },
    place: { lat: 52.5, lon: 13.4 },
  };
  expect(choiceFor(json).type).toBe('number');
  expect(drawn(json)).toEqual(['inverter.power_w', 'inverter.temp_c', 'grid.import_w', 'grid.export_w']);
});

const queues = (more: (at: number) => Readonly<Record<string, unknown>>) =>
  times(8, (at) => ({
    name: `queue-${String.fromCharCode(97 + at)}`,
    node: ['one', 'two'][at % 2],
    state: ['running', 'idle', 'running'][at % 3],
    durable: at % 2 === 0,
    consumers: (at * 5) % 7,
    messages: 3 * at + 40,
    idle_since: at % 4 === 0 ? `2026-11-30T0${at}:14:09Z` : null,
    ...more(at),
  }));

test('things with a state are compared by a figure, although it is known since when', () => {
  expect(choiceFor(queues(() => ({}))).type).not.toBe('table');
  expect(
    nameAt(
      queues(() => ({})),
      choiceFor(queues(() => ({}))).roles.label,
    ),
  ).toBe('name');
});

test('a figure that its parts add up to is drawn as these', () => {
  const json = queues((at) => ({ messages_ready: 2 * at + 30, messages_unacked: at + 10 }));
  expect(choiceFor(json).type).toBe('stacked-bars');
  expect(drawn(json)).toEqual(['messages_ready', 'messages_unacked']);
});

test('figures that are called like parts but do not add up are none', () => {
  const json = queues((at) => ({ messages_ready: 2 * at + 30, messages_per_second: at + 4 }));
  expect(choiceFor(json).type).not.toBe('stacked-bars');
});

const growth = (first: string, steps: readonly number[]) =>
  steps.map((step, at) => ({
    [first]: step,
    'Ada – height cm': 50 + 3 * at,
    'Ada – weight kg': 3.5 + at,
    by: ['Mum', 'Dr. Lee'][at % 2],
  }));

test('over an age the figures in one unit are lines, although its steps are uneven', () => {
  const json = growth('Age (years)', [0, 0.5, 1, 2, 3, 5, 8, 12]);
  expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 0, values: [1] } });
});

test.each([
  ['an age that goes up and down', 'Age (years)', [7, 3, 9, 4, 8, 5, 6, 2]],
  ['any other uneven figure', 'Score', [0, 0.5, 1, 2, 3, 5, 8, 12]],
])('%s is no axis', (_, name, steps) => {
  expect(choiceFor(growth(name, steps)).roles.label).not.toBe(0);
});
