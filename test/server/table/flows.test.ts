import { describe, expect, test } from 'vitest';
import { choiceFor, day, times } from './tables.ts';

const steps = [
  ['Search', 'Home', 90],
  ['Search', 'List', 70],
  ['Home', 'List', 60],
  ['List', 'Cart', 40],
  ['Home', 'Exit', 30],
  ['Cart', 'Paid', 25],
] as const;
const flows = (source: string, target: string, more: (at: number) => object = () => ({})) =>
  steps.map(([from, to, count], at) => ({ [source]: from, [target]: to, visits: count, ...more(at) }));

describe('two columns are the ends of a flow', () => {
  test.each([
    ['from_page', 'to_page'],
    ['source_name', 'target_name'],
    ['sourceNode', 'targetNode'],
    ['Origin City', 'Destination City'],
    ['page_from', 'page_to'],
    ['von', 'nach'],
    ['de', 'à'],
    ['origen', 'destino'],
    ['van', 'naar'],
    ['起点站', '终点站'],
  ])('called %s and %s', (source, target) => {
    expect(choiceFor(flows(source, target))).toMatchObject({
      type: 'sankey',
      roles: { source: 0, target: 1, values: [2] },
    });
  });

  test('whatever shares and means stand beside what flows', () => {
    const json = flows('from_page', 'to_page', (at) => ({
      share: `${String(10 + at)}%`,
      avg_seconds: 40 + at,
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'sankey', roles: { values: [2] } });
    const shareFirst = json.map(({ visits, ...row }) => ({ ...row, visits }));
    expect(choiceFor(shareFirst)).toMatchObject({ type: 'sankey', roles: { values: [4] } });
  });
});

describe('two columns are no ends of a flow', () => {
  const typeOf = (json: unknown): string => choiceFor(json).type;

  test('if they are called after different things', () => {
    expect(typeOf(flows('from_page', 'to_device'))).not.toBe('sankey');
  });

  test('if they run in circles: a grid', () => {
    expect(
      typeOf([...flows('from_page', 'to_page'), { from_page: 'Paid', to_page: 'Search', visits: 3 }]),
    ).toBe('heatmap');
  });

  test('if their rows are trips at their times, or say how long a way is and takes', () => {
    expect(typeOf(flows('start_station', 'end_station', (at) => ({ started: day(at) })))).not.toBe('sankey');
    const ways = steps.map(([from_stop, to_stop, minutes]) => ({ from_stop, to_stop, duration: minutes }));
    expect(typeOf(ways)).not.toBe('sankey');
    const legs = steps.map(([start, end, distance]) => ({ start, end, 'distance (km)': distance }));
    expect(typeOf(legs)).not.toBe('sankey');
  });

  test('if there is a row from nearly each to each: a grid', () => {
    const json = times(25, (at) => ({
      von: `Ort ${String(at % 5)}`,
      nach: `Kreis ${String(Math.floor(at / 5))}`,
      Pendler: 100 + ((at * 7) % 31),
    }));
    expect(typeOf(json)).toBe('heatmap');
  });

  test('if each name is there once', () => {
    const json = times(8, (at) => ({
      from_name: `Ann ${String(at)}`,
      to_name: `Bob ${String(at)}`,
      letters: 3 + at,
    }));
    expect(typeOf(json)).not.toBe('sankey');
  });
});
