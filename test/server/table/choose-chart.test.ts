import { describe, expect, test } from 'vitest';
import { choiceFor, day, times } from './tables.ts';

const rows = (text: string): unknown[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => (/^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell)));
const months = times(12, (at) => `2024-${String(at + 1).padStart(2, '0')}`);

describe('over time', () => {
  test('12 months and 3 measures are lines, and the reason says so in both languages', () => {
    const choice = choiceFor(months.map((month) => ({ month, a: 1, b: 2, c: 3 })));
    expect(choice).toEqual({
      type: 'lines',
      reason: { 'zh-CN': '12 个月、3 个指标：折线', en: '12 months and 3 measures: lines' },
      roles: { label: 0, values: [1, 2, 3] },
    });
  });

  test('few amounts with losses are bars; temperatures, many of them and gains alone are lines', () => {
    const of = (name: string, count: number, least: number) =>
      choiceFor(times(count, (at) => ({ date: day(at), [name]: at + least }))).type;
    expect([of('profit', 6, -3), of('temperature', 6, -3), of('profit', 20, -3), of('profit', 6, 1)]).toEqual(
      ['bars', 'lines', 'lines', 'lines'],
    );
  });

  test('months by name count as times', () => {
    const json = times(6, (at) => ({ 月份: `${at + 1}月`, 销量: at }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 0, values: [1] } });
  });

  test('groups are lines, of many the eight largest', () => {
    const long = (groups: number) =>
      times(10 * groups, (at) => ({ date: day(Math.floor(at / groups)), city: `c${at % groups}`, sold: at }));
    expect(choiceFor(long(3))).toMatchObject({ type: 'lines', roles: { label: 0, group: 1, values: [2] } });
    expect(choiceFor(long(3)).reason.en).toBe('10 days and 3 groups: lines');
    expect(choiceFor(long(20)).type).toBe('lines');
    expect(choiceFor(long(20)).reason.en).toBe(
      '10 days and 20 groups, the 8 largest and the sum of the others: lines',
    );
  });

  test('weeks by number are in order', () => {
    const json = times(20, (at) => ({ KW: `KW ${at + 1}`, Umsatz: (at * 37) % 11 }));
    expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 0, values: [1] } });
  });

  test('a number in a month column is a month, and of a year if there is one', () => {
    const json = times(12, (at) => ({ month: at + 1, amount: at }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 0, values: [1] } });
    const dated = times(12, (at) => ({ year: 2024, month: at + 1, amount: at }));
    expect(choiceFor(dated)).toMatchObject({ type: 'lines', roles: { label: 3, values: [2] } });
  });

  test('only the eight largest of many measures are drawn, and the reason says so', () => {
    const json = months.map((month) =>
      Object.assign({ month }, Object.fromEntries(times(12, (at) => [`m${at}`, 1]) as [string, number][])),
    );
    expect(choiceFor(json).reason.en).toBe('12 months and 8 of 12 measures: lines');
    expect(choiceFor(json).roles.values).toHaveLength(8);
  });

  test('parts that add up to 100 at every moment are areas', () => {
    const json = months.map((month) => ({ month, a: 60, b: 30, c: 10 }));
    expect(choiceFor(json).reason.en).toBe('12 months and 3 parts of a whole: stacked area');
  });

  test('parts of an amount are areas if the name says mix, else lines', () => {
    const json = months.map((month, at) => ({ month, coal: 600 - at, gas: 300 + 7 * at }));
    expect(choiceFor(json, 'energy-mix').type).toBe('area');
    expect(choiceFor(json, 'energy').type).toBe('lines');
    expect(choiceFor(json, 'mixer').type).toBe('lines');
  });

  test('daily activity over months is a calendar; daily sales are a line', () => {
    const days = (name: string, count: number) => times(count, (at) => ({ date: day(at), [name]: at % 7 }));
    expect(choiceFor(days('commits', 200)).type).toBe('calendar');
    expect(choiceFor(days('打卡次数', 100)).type).toBe('calendar');
    expect(choiceFor(days('commits', 60)).type).toBe('lines');
    expect(choiceFor(days('sales', 200)).type).toBe('lines');
  });

  test('times a day apart are not counted in hours', () => {
    const json = times(30, (at) => ({ time: `${day(at)} 08:00`, v: at }));
    expect(choiceFor(json).reason.en).toBe('30 moments and 1 measure: lines');
  });

  test('years are the axis of a panel, whatever the ids of its rows are', () => {
    const json = times(12, (at) => ({
      id: 1000 + ((at * 7919) % 9000),
      year: 2001 + (at % 4),
      source: 'ABC'.charAt(at / 4),
      value: 30 + ((at * 7) % 5),
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 1, group: 2, values: [3] } });
  });

  test('dates here and there are not an axis for named things, even steps are', () => {
    const tasks = (starts: readonly number[]) =>
      starts.map((at, row) => ({ task: `Task ${'ABCDE'.charAt(row)}`, start: day(at), days: 9 - row }));
    expect(choiceFor(tasks([3, 50, 3, 99]))).toMatchObject({
      type: 'bars',
      roles: { label: 0, values: [2] },
    });
    expect(choiceFor(tasks([0, 7, 14, 21]))).toMatchObject({ type: 'lines', roles: { label: 1 } });
  });

  test('houses are no years, and what took so long is no time of day', () => {
    const houses = times(12, (at) => ({ id: at, built: 1900 + ((at * 37) % 100), price: at % 7 }));
    expect(choiceFor(houses).roles.label).not.toBe(1);
    const laps = times(12, (at) => ({ name: `lap ${at}`, time: `0:0${(at * 5) % 7}`, pulse: at % 7 }));
    expect(choiceFor(laps)).toMatchObject({ roles: { label: 0, values: [2] } });
  });

  test('a last-modified time is not an axis for named things', () => {
    const json = ['api', 'web', 'db'].map((name, at) => ({
      name,
      load: at,
      updated_at: `2024-05-01T10:00:0${at}Z`,
    }));
    expect(choiceFor(json).type).toBe('bars');
  });

  test('a log with sentences is a table', () => {
    const json = times(5, (at) => ({ date: day(at), title: `The door of room ${at} was open`, score: at }));
    expect(choiceFor(json).type).toBe('table');
  });
});

describe('candlesticks', () => {
  test('open, high, low and close are found in any order', () => {
    const json = times(5, (at) => ({ date: day(at), close: 2, low: 1, high: 3, open: 2, volume: 9 }));
    expect(choiceFor(json)).toMatchObject({
      type: 'candlestick',
      roles: { label: 0, prices: [4, 3, 2, 1], values: [5] },
    });
  });

  test('prices without column names, as exchanges send them, are found', () => {
    const json = times(10, (at) => [1714550400000 + at * 86_400_000, 10 + at, 12 + at, 9 + at, 11 + at, 100]);
    expect(choiceFor(json)).toMatchObject({ type: 'candlestick', roles: { prices: [1, 2, 3, 4] } });
  });

  test('four columns of which none is always the highest are lines', () => {
    const json = times(10, (at) => [1714550400000 + at * 86_400_000, 10 + at, 8, 9 + at, 11 + at]);
    expect(choiceFor(json).type).toBe('lines');
  });
});

describe('names with values', () => {
  test('few short names are bars; long or many names are horizontal bars', () => {
    const named = (count: number, name: string) =>
      times(count, (at) => ({ team: `${name} ${at}`, points: 5 + at }));
    expect(choiceFor(named(8, 'Team')).type).toBe('bars');
    expect(choiceFor(named(13, 'Team')).type).toBe('horizontal-bars');
    expect(choiceFor(named(5, 'Department of education')).type).toBe('horizontal-bars');
    expect(choiceFor(named(5, '第三人民医院')).type).toBe('horizontal-bars');
  });

  test('categories with an order stay vertical bars', () => {
    const json = times(24, (at) => ({ hour: `${at}:00`, visits: at }));
    expect(choiceFor(times(20, (at) => [`${at * 10}-${at * 10 + 9}`, at])).type).toBe('bars');
    expect(['bars', 'lines']).toContain(choiceFor(json).type);
  });

  test.each([
    ['pie', 'Answer|Share\nYes|62%\nNo|30%\nDo not know|8%'],
    ['ring', 'Browser|Share\nA|50%\nB|20%\nC|10%\nD|10%\nE|5%\nF|5%'],
    ['bars', 'Answer|Votes\nYes|620\nNo|300'],
    ['bars', 'Disk|Full\na|62%\nb|30%\nc|88%'],
  ])('%s: %j', (type, text) => expect(choiceFor(rows(text)).type).toBe(type));

  test('two to four measures on one scale are compared side by side', () => {
    expect(choiceFor(rows('Product|Plan|Actual\nA|100|90\nB|80|95\nC|60|61'))).toMatchObject({
      type: 'grouped-bars',
      roles: { label: 0, values: [1, 2] },
    });
  });

  test('rows that add up to 100 are stacked bars', () => {
    expect(choiceFor(rows('Q|agree|neutral|disagree\nA|60|30|10\nB|20|30|50')).type).toBe('stacked-bars');
    expect(choiceFor(rows('Q|a|b|c\nA|1|0|0\nB|0|1|0\nC|0|0|1')).type).not.toBe('stacked-bars');
  });

  test('scores of a few are a radar, of many not', () => {
    const header = 'Name|Pace|Shot|Pass|Dribble|Defence\n';
    expect(choiceFor(rows(`${header}A|80|70|75|82|40\nB|60|80|85|72|60`)).type).toBe('radar');
    expect(choiceFor(rows(header + times(12, (at) => `P${at}|80|70|75|82|40`).join('\n'))).type).not.toBe(
      'radar',
    );
  });

  test('decreasing stages are a funnel by the column’s name or by their own names', () => {
    expect(choiceFor(rows('阶段|人数\n曝光|10000\n点击|3000\n支付|250')).type).toBe('funnel');
    expect(choiceFor(rows('what|n\nVisit|900\nAdd to cart|300\nOrder paid|70')).type).toBe('funnel');
    expect(choiceFor(rows('step|n\nVisit|900\nCart|1000\nPaid|70')).type).toBe('bars');
    expect(choiceFor(rows('city|n\nKiel|900\nBonn|300\nHof|70')).type).toBe('bars');
  });

  test('measures that cannot share an axis are a table', () => {
    expect(choiceFor(rows('Product|Price|Stock|Rating\nA|1299.5|3|4.5\nB|80|120|3\nC|640|15|4')).type).toBe(
      'table',
    );
  });
});

test('orders without a time are added up by their most telling category', () => {
  const json = times(60, (at) => ({
    payment: ['cash', 'card'][at % 2],
    category: ['food', 'toys', 'books'][at % 3],
    customer: `c${at % 23}`,
    amount: 5 + ((at * 7) % 31),
  }));
  expect(choiceFor(json)).toMatchObject({
    type: 'horizontal-bars',
    reason: { en: '3 categories, added up: horizontal bars' },
    roles: { label: 1, values: [3] },
  });
});

test('the numbers of orders name no things, so that their dates are an axis', () => {
  const json = times(60, (at) => ({
    name: `#${1001 + at}`,
    created: day(at + (at % 3)),
    total: 5 + ((at * 7) % 31),
  }));
  expect(choiceFor(json).type).toBe('lines');
});

describe('two categories per value', () => {
  test('flows may all end in one place', () => {
    const flows = [
      { source: 'wind', target: 'grid', value: 3 },
      { source: 'coal', target: 'grid', value: 4 },
    ];
    expect(choiceFor(flows)).toMatchObject({ type: 'sankey', roles: { source: 0, target: 1, values: [2] } });
  });

  test('are grouped bars while few, else a heatmap', () => {
    const grid = (a: number, b: number) =>
      times(a * b, (at) => ({ store: `s${at % a}`, kind: `k${Math.floor(at / a)}`, sold: at * 3 }));
    expect(choiceFor(grid(4, 3)).type).toBe('grouped-bars');
    expect(choiceFor(grid(9, 8))).toMatchObject({
      type: 'heatmap',
      roles: { label: 0, group: 1, values: [2] },
    });
  });

  test('hours by weekdays are a heatmap, in wide and long format', () => {
    const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const wide = [
      ['day', ...times(24, (at) => `${at}h`)],
      ...week.map((name) => [name, ...times(24, (at) => Number(at) + 1)]),
    ];
    expect(choiceFor(wide)).toMatchObject({ type: 'heatmap', roles: { label: 0 } });
    expect(
      choiceFor(times(168, (at) => ({ weekday: week[Math.floor(at / 24)], hour: at % 24, visits: at }))).type,
    ).toBe('heatmap');
  });

  test('what means nothing when it is added up is no treemap', () => {
    const people = times(20, (at) => ({
      name: `Person ${at}`,
      department: ['IT', 'HR'][at % 2],
      salary: 50000 + ((at * 731) % 9000),
    }));
    expect(choiceFor(people).type).toBe('horizontal-bars');
  });

  test('many names in a few groups are a treemap', () => {
    const json = times(30, (at) => ({ region: `r${Math.floor(at / 10)}`, shop: `shop ${at}`, sold: 3 + at }));
    expect(choiceFor(json)).toMatchObject({ type: 'treemap', roles: { label: 1, group: 0, values: [2] } });
  });

  test('many values per name are a boxplot', () => {
    expect(choiceFor(times(60, (at) => ({ group: 'ABC'[at % 3], ms: (at * 37) % 50 })))).toMatchObject({
      type: 'boxplot',
      roles: { label: 0, values: [1] },
    });
  });

  test('source, target and value are a sankey, unless they have a cycle', () => {
    expect(choiceFor(rows('from|to|flow\nA|B|3\nA|C|2\nB|D|1')).type).toBe('sankey');
    expect(choiceFor(rows('from|to|flow\nA|B|3\nB|C|2\nC|A|1')).type).not.toBe('sankey');
    expect(choiceFor(rows('from|to|flow\nA|A|3\nB|C|2')).type).not.toBe('sankey');
  });
});

describe('measures without categories', () => {
  test('two are a scatter chart', () => {
    expect(choiceFor(times(40, (at) => ({ height: (at * 7) % 13, weight: (at * 5) % 11 }))).type).toBe(
      'scatter',
    );
  });

  test('two with a group are a scatter chart in colours', () => {
    const json = times(40, (at) => ({ kind: 'ab'[at % 2], height: (at * 7) % 13, weight: (at * 5) % 11 }));
    expect(choiceFor(json)).toMatchObject({ type: 'scatter', roles: { values: [1, 2], group: 0 } });
  });

  test('a third that is a size makes bubbles, even of places', () => {
    const json = ['China', 'India', 'France', 'Chile', 'Kenya'].map((country, at) => ({
      country,
      income: 900 * at,
      age: 60 + at,
      population: 1e6 * (at + 1),
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'bubble', roles: { label: 0, values: [1, 2], size: 3 } });
  });

  test('one that goes up beside numbered ones is their axis, wherever it stands', () => {
    const json = times(12, (at) => ({
      val2: 900 - 7 * at,
      val1: 800 - 9 * at,
      cat: at < 6 ? at + 1 : at + 9,
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'lines', roles: { label: 2, values: [0, 1] } });
  });

  test('a first one with even steps is an axis', () => {
    expect(choiceFor(times(30, (at) => ({ x: at / 2, y: (at * 7) % 5 })))).toMatchObject({
      type: 'lines',
      roles: { label: 0, values: [1] },
    });
  });

  test('a single one is a line of its values in order', () => {
    expect(choiceFor([3, 1, 4, 1, 5])).toMatchObject({ type: 'lines', roles: { values: [0] } });
  });
});

describe('places', () => {
  test('at least five provinces are a map, fewer are bars', () => {
    expect(choiceFor({ 广东: 5, 山东省: 4, 河南: 3, 江苏: 2, 四川: 1 }).type).toBe('china');
    expect(choiceFor({ 广东: 5, 山东省: 4, 河南: 3 }).type).toBe('bars');
  });

  test('countries are a world map, of the latest of several years', () => {
    const json = rows(
      'Country|2010|2020\nUSA|1|2\nCHN|3|4\nFRA|5|6\nDEU|7|8\nBRA|9|10\nIND|1|2\nJPN|3|4\nITA|5|6\nESP|7|8',
    );
    expect(choiceFor(json)).toMatchObject({ type: 'world', roles: { label: 0, values: [2] } });
  });

  test('cities of one province are its map, cities of several provinces are not', () => {
    expect(choiceFor({ 广州: 5, 深圳: 4, 东莞: 3, 佛山: 2, 惠州: 1 }).type).toBe('province');
    expect(choiceFor({ 广州: 5, 杭州: 4, 成都: 3, 武汉: 2, 西安: 1 }).type).toBe('bars');
  });
});

describe('single values', () => {
  test.each<[string, unknown]>([
    ['number', 42],
    ['number', { revenue: 123456 }],
    ['number', { title: 'Orders', value: 321, previous: 290 }],
    ['gauge', { name: 'API', uptime: '99.95%' }],
    ['gauge', { value: 73, unit: '%' }],
    ['gauge', { actual: 812, target: 1000 }],
    ['number', { visitors: 12034, orders: 301, revenue: 45120.5, conversion_rate: 2.5 }],
    ['table', 'hello'],
  ])('%s: %j', (type, json) => expect(choiceFor(json).type).toBe(type));

  test('of value and target one is drawn against the other', () => {
    expect(choiceFor({ target: 1000, actual: 812 }).roles).toEqual({ values: [1], target: 0 });
  });

  test('a side-car may name the target, also over time', () => {
    const json = months.map((month) => ({ month, a: 1, b: 2 }));
    const said = choiceFor(json, 'x', { type: 'gauge', columns: { a: { role: 'target' } } });
    expect(said.roles).toEqual({ values: [2], target: 1 });
    expect(choiceFor(json, 'x', { type: 'gauge' }).roles).toEqual({ values: [1, 2] });
  });
});

describe('trees', () => {
  const tree = (levels: number, width: number): unknown =>
    levels === 0
      ? { name: 'leaf', value: 1 }
      : { name: 'node', children: times(width, () => tree(levels - 1, width)) };

  test('few leaves on few levels are a sunburst, others a treemap', () => {
    expect(choiceFor(tree(2, 5)).reason.en).toBe('2 levels and 25 leaves: sunburst');
    expect(choiceFor(tree(2, 9)).type).toBe('treemap');
    expect(choiceFor(tree(5, 2)).type).toBe('treemap');
  });
});

test('empty content is reported as no data', () => {
  expect(choiceFor([]).reason).toEqual({ 'zh-CN': '还没有数据：表格', en: 'no data yet: a table' });
});

test('the choice is deterministic', () => {
  const json = months.map((month) => ({ month, a: 1, b: 2 }));
  expect(choiceFor(structuredClone(json))).toEqual(choiceFor(json));
});
