import { describe, expect, test } from 'vitest';
import type { FoundRole } from '#table';
import { choiceFor, day, tableIn, times } from '../tables.ts';

/** The roles of a table's columns, by name; columns without one are left out. */
function rolesIn(json: unknown): Record<string, FoundRole['role']> {
  return Object.fromEntries(
    tableIn(json).columns.flatMap(({ name, role }) => (role ? [[name, role.role] as const] : [])),
  );
}

describe('ids', () => {
  const sales = (name: string, id: (at: number) => unknown) =>
    times(8, (at) => ({ [name]: id(at), date: day(at), amount: (at * 37) % 11 }));

  test.each([
    ['Order ID', (at: number) => 5000 + 3 * at],
    ['siteid', (at: number) => 60 + (at % 2)],
    ['DISTRICTID', (at: number) => 1901 + at],
    ['Konto', () => 1000594757],
    ['Kontonummer', (at: number) => 12345678 + at],
    ['Rechnungsnr', (at: number) => 2026001 + at],
    ['Invoice No.', (at: number) => 311 + 7 * at],
    ['customerId', (at: number) => 17 + (at % 3)],
    ['订单编号', (at: number) => 20260101001 + at],
    ['Номер заказа', (at: number) => 1437 + 3 * at],
    ['N° de commande', (at: number) => 88 + 2 * at],
    ['商品コード', (at: number) => 4901 + at],
    ['EAN', (at: number) => 4006381333931 + at],
    ['eid', (at: number) => 20_260_402_012_826 + 100 * at],
    ['stop_sequence', (at: number) => at + 4],
    ['IBAN', (at: number) => `DE89370400440532013${String(at).padStart(3, '0')}`],
    ['Ticket', (at: number) => `T-${at}`],
    ['reference', (at: number) => `INV-2026-${String(at).padStart(4, '0')}`],
    ['card', (at: number) => `62220210011164${String(10_000 + at)}`],
    ['key', (at: number) => `3f2504e0-4f89-11d3-9a0c-0305e82c33${String(10 + at)}`],
  ] as const)('%s', (name, id) => {
    const json = sales(name, id);
    expect(rolesIn(json)).toEqual({ [name]: 'id' });
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 1, values: [2] } });
  });

  test('are written in full, without separators', () => {
    expect(tableIn(sales('Konto', () => 1000594757)).columns[0]).toMatchObject({
      kind: 'category',
      values: times(8, () => '1000594757'),
    });
  });

  test.each([
    'paid',
    'humid',
    'Number of orders',
    'Total number',
    'price index',
    'accounts',
    'mobile',
    'Number',
    'Index',
    'Phone',
    '手机',
    'yes',
    'no',
  ])('%s is a measure', (name) => {
    expect(rolesIn(times(8, (at) => ({ name: `row ${at}`, [name]: (at * 37) % 11 })))).toEqual({});
  });

  test('that repeat are groups if nothing names them', () => {
    const json = times(20, (at) => ({
      time: day(Math.floor(at / 2)),
      sensor_id: 7 + (at % 2),
      load: at % 7,
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 0, group: 1, values: [2] } });
  });

  test('that come once at each moment tell apart what was measured, whatever they are called', () => {
    const json = times(40, (at) => ({
      store: 1 + (at % 4),
      day: day(Math.floor(at / 4)),
      sales: (at * 37) % 11,
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 1, group: 0, values: [2] } });
  });

  test('beside names are no names', () => {
    const json = times(5, (at) => ({ id: at + 1, team: 'ABCDE'.charAt(at), points: (at * 37) % 11 }));
    expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 1, values: [2] } });
  });

  test('of groups, said twice, are one', () => {
    const json = times(12, (at) => ({
      code: ['AUT', 'BEL', 'DEU'][at % 3],
      country: ['Austria', 'Belgium', 'Germany'][at % 3],
      year: 2020 + Math.floor(at / 3),
      rate: (at * 37) % 11,
    }));
    expect(rolesIn(json)).toEqual({ code: 'id' });
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 2, group: 1, values: [3] } });
  });
});

describe('indexes', () => {
  test('a column in front that goes up by one is none of the values', () => {
    const json = times(8, (at) => ({ '': at, time: day(at), load: (at * 37) % 11 }));
    expect(rolesIn(json)).toEqual({ '': 'index' });
  });

  test('rows that were counted and then turned or sorted are none either', () => {
    const turned = times(8, (at) => ({ '': 7 - at, city: `c${at}`, load: (at * 37) % 11 }));
    const sorted = times(8, (at) => ({ 'Unnamed: 0': (at * 5) % 8, city: `c${at}`, load: 90 - at }));
    expect([rolesIn(turned), rolesIn(sorted)]).toEqual([{ '': 'index' }, { 'Unnamed: 0': 'index' }]);
    const ages = times(8, (at) => ({ age: 37 - at, city: `c${at}`, load: (at * 37) % 11 }));
    expect(rolesIn(ages)).toEqual({});
  });

  test('a rank is not compared', () => {
    const json = ['x', 'y', 'z'].map((team, at) => ({ Pos: at + 1, team, points: 9 - at }));
    expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 1, values: [2] } });
  });

  test('codes that count up in front, and ranks in any order, say nothing either', () => {
    const json = times(6, (at) => ({
      code_of: 51_101 + at,
      name: `n${at}`,
      cap_rank: 6 - at,
      cap: (at * 37) % 11,
    }));
    expect(rolesIn(json)).toEqual({ code_of: 'index', cap_rank: 'index' });
  });

  test.each(['rank_2024', '2023 rank', 'Rang 2024', '排名2024', 'puesto_2022', 'Место (2021)'])(
    '%s is a rank too',
    (name) => {
      const json = times(9, (at) => ({ name: `n${at}`, [name]: 1 + ((at * 4) % 9), riders: (at * 37) % 11 }));
      expect(rolesIn(json)).toEqual({ [name]: 'index' });
    },
  );

  test('a year alone, and points of a year, are no ranks', () => {
    const json = times(9, (at) => ({ name: `n${at}`, 2024: (at * 5) % 9, 'pos 2023': 3 + (at % 3) }));
    expect(rolesIn(json)).toEqual({});
  });

  test('figures that go up by one are figures', () => {
    expect(rolesIn(times(40, (at) => ({ date: day(at), used: 50 + at, free: 90 - at })))).toEqual({});
  });

  test('seasons and episodes of what has a title are no figures', () => {
    const json = times(6, (at) => ({
      season: 1,
      episode: at + 1,
      title: `The ${'abcdef'.charAt(at)}`,
      viewers: at % 4,
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 2, values: [3] } });
  });

  test('the only number is a measure, whatever its steps', () => {
    expect(choiceFor(times(8, (at) => ({ day: day(at), count: at })))).toMatchObject({
      roles: { values: [1] },
    });
  });
});

describe('what is always the same', () => {
  test('is not drawn where rows are compared', () => {
    const json = ['North', 'South', 'East'].map((zone, at) => ({ period: 13, zone, price: 100 + at }));
    expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 1, values: [2] } });
  });

  test('is a flat line among lines of its size, and a setting otherwise', () => {
    const json = times(9, (at) => ({ date: day(at), a: 20 + at, b: 22, version: 21, scale: 100_000 }));
    expect(rolesIn(json)).toEqual({ version: 'constant', scale: 'constant' });
  });

  test('a target is kept', () => {
    expect(rolesIn(times(9, (at) => ({ date: day(at), sales: at, target: 100 })))).toEqual({});
  });

  test('for a group is its attribute, not a value over time', () => {
    const json = times(20, (at) => ({
      time: day(Math.floor(at / 2)),
      station: ['Dock', 'Park'][at % 2],
      docks: [20, 36][at % 2],
      bikes: (at * 37) % 11,
    }));
    expect(rolesIn(json)).toEqual({ docks: 'attribute' });
    expect(choiceFor(json)).toMatchObject({ roles: { label: 0, group: 1, values: [3] } });
  });

  test('remarks in a few rows are no groups', () => {
    const json = times(20, (at) => ({
      flag: at === 3 ? 'B' : at === 9 ? 'E' : '',
      time: day(Math.floor(at / 2)),
      site: ['Dock', 'Park'][at % 2],
      load: (at * 37) % 11,
    }));
    expect(choiceFor(json)).toMatchObject({ roles: { label: 1, group: 2, values: [3] } });
  });
});

test('names say more than the codes before them', () => {
  const json = times(6, (at) => ({
    ident: `ED${'ABCDEF'.charAt(at)}F`,
    name: `Field ${at}`,
    traffic: (at * 37) % 11,
  }));
  expect(choiceFor(json)).toMatchObject({ roles: { label: 1, values: [2] } });
});

describe('the time once more', () => {
  const date = (at: number): number => Date.UTC(2026, at, 1);
  const monthOf = (at: number): string => new Date(date(at)).toISOString().slice(0, 7);

  test.each([
    ['decimal', (at: number) => 2026 + (at + 1) / 12],
    ['epoch', (at: number) => date(at) / 1000],
    ['excel', (at: number) => date(at) / 86_400_000 + 25_569],
    ['doy', (at: number) => (date(at) - date(0)) / 86_400_000 + 1],
    ['elapsed_s', (at: number) => (date(at) - date(0)) / 1000],
    ['year', () => 2026],
    ['week', (at: number) => 1 + at * 4],
  ] as const)('%s', (name, again) => {
    const json = times(12, (at) => ({ month: monthOf(at), [name]: again(at), level: (at * 37) % 11 }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 0, values: [2] } });
  });
});

test('the nanoseconds of a second in a column of their own are no measure; those that something took are', () => {
  const readings = (name: string) =>
    times(9, (at) => ({ clock: 1_790_000_000 + 60 * at, value: (at * 37) % 11, [name]: (at * 7919) % 1000 }));
  expect(choiceFor(readings('ns'))).toMatchObject({ type: 'lines', roles: { label: 0, values: [1] } });
  expect(rolesIn(readings('duration ns'))).toEqual({});
});

test('numbers to call are ids, shares of devices are not', () => {
  expect(
    rolesIn(times(6, (at) => ({ name: `n${at}`, Mobile: 13_800_000_000 + 7 * at, calls: at % 4 }))),
  ).toEqual({
    Mobile: 'id',
  });
});

test('a year beside months is the same time, less exactly', () => {
  const json = times(24, (at) => ({
    year: 2024 + Math.floor(at / 12),
    month: `${2024 + Math.floor(at / 12)}-${1 + (at % 12)}`,
    v: (at * 37) % 11,
  }));
  expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 1, values: [2] } });
});

test('Danish times are no ids', () => {
  expect(rolesIn(times(6, (at) => ({ Tid: `${8 + at}-${9 + at}:15`, timer: at })))).toEqual({});
});

test('codes of areas are no countries', () => {
  expect(tableIn(times(6, (at) => ({ geo: `0400000US0${at}`, people: at * at }))).columns[0]?.kind).toBe(
    'category',
  );
});

describe('places', () => {
  test.each([
    ['lat', 'lon'],
    ['Latitude', 'Longitude'],
    ['start_lat', 'start_lng'],
    ['YGCSWGS84', 'XGCSWGS84'],
    ['纬度', '经度'],
    ['Breite', 'Länge'],
  ])('%s and %s are one place, not two measures', (lat, lon) => {
    const json = times(6, (at) => ({
      city: `c${at}`,
      [lat]: 23 + at,
      [lon]: 120 + at / 2,
      people: 900 - 7 * at,
    }));
    expect(rolesIn(json)).toEqual({ [lat]: 'latitude', [lon]: 'longitude' });
    expect(choiceFor(json)).toMatchObject({ roles: { label: 0, values: [3] } });
  });

  test('the elevation of a station is none of its readings', () => {
    const json = times(6, (at) => ({ date: day(at), elevation: 40, lat: 50, lon: 7, warmest: 38 + at }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 0, values: [4] } });
  });

  test('stand where they are if there is nothing else', () => {
    const json = times(20, (at) => ({
      stop: `Stop ${at}`,
      lat: 50 + ((at * 37) % 11),
      lon: 7 + ((at * 31) % 13),
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'world', roles: { label: 0, coordinates: [2, 1] } });
  });

  test('are never averaged over time', () => {
    const json = times(20, (at) => ({
      month: `2026-0${1 + (at % 3)}`,
      kind: 'ab'.charAt(at % 2),
      lat: 50 + at,
      lon: at,
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'table', roles: { values: [] } });
  });

  test('one of them alone is a measure', () => {
    expect(rolesIn(times(6, (at) => ({ city: `c${at}`, latitude: 23 + at })))).toEqual({});
  });
});

test('lines of code are an amount, codes near what they name are ids', () => {
  const sizes = times(6, (at) => ({
    language: `l${at}`,
    blank: 30 + at,
    comment: 12 + at,
    code: 10 ** (5 - at) + at,
  }));
  expect(rolesIn(sizes)).toEqual({});
  const countries = times(6, (at) => ({
    country: `c${at}`,
    code: 4 + 90 * at,
    people: at * at,
    area: 7 * at,
  }));
  expect(rolesIn(countries)).toEqual({ code: 'id' });
});

test('whole numbers that come once for each combination of categories are keys, too', () => {
  const json = [30101, 30102, 30207, 30311].flatMap((town) =>
    ['0-19', '20-64', '65+'].flatMap((age, i) =>
      ['Inland', 'Ausland'].map((origin, j) => ({ town, age, origin, people: (town % 97) * (3 + i) + j })),
    ),
  );
  expect(rolesIn(json)).toEqual({ town: 'id' });
  expect(choiceFor(json)).toMatchObject({ type: 'grouped-bars', roles: { label: 1, group: 2, values: [3] } });
  expect(choiceFor(json).reason.en).toContain('added up');
});
