import { describe, expect, test } from 'vitest';
import { tileShapeOf, type LayoutPage } from '#protocol';
import { layOutTiles, screenUnit, type TileRect } from '../../../../web/composables/index.ts';

const landscape = [1920, 1080] as const;
const portrait = [1080, 1920] as const;

/** An automatic page of charts that are drawn as these types. */
function pageOf(types: readonly string[], figures = 0): LayoutPage {
  const charts = types.map((type, i) => `${type}-${i}`);
  const heads = Array.from({ length: figures }, (_, i) => ({ chart: `figure-${i}` }));
  return {
    kind: 'auto',
    key: 'a',
    charts: [...heads.map(({ chart }) => chart), ...charts],
    types: Object.fromEntries(charts.map((chart, i) => [chart, types[i] ?? ''])),
    ...(figures > 0 && { figures: heads }),
  };
}

function layOut(
  types: readonly string[],
  [width, height]: readonly [number, number] = landscape,
  figures = 0,
) {
  const unit = screenUnit(width, height);
  const area = { width: width - 40 * unit, height: height - 100 * unit, gap: 16 * unit };
  const rects = layOutTiles(pageOf(types, figures), area, unit);
  return { unit, area, rects, tiles: rects.filter((rect) => rect.figures === undefined) };
}

const areaOf = ({ width, height }: TileRect) => width * height;
const screens = [landscape, portrait, [3840, 2160], [1366, 768]] as const;

const mixed = [
  ['world', 'funnel', 'lines', 'horizontal-bars', 'number'],
  ['china', 'ring', 'bars', 'area'],
  ['lines', 'table', 'gauge', 'pie', 'heatmap', 'bars'],
  ['number', 'gauge', 'lines'],
  ['map', 'rank', 'table'],
];

describe.each(screens)('on %d x %d, a page of charts by weight', (...screen) => {
  test.each(mixed.map((types) => [types]))('fills the screen without overlaps: %j', (types) => {
    const { area, tiles } = layOut(types, screen);
    const covered = tiles.reduce(
      (sum, { width, height }) => sum + (width + area.gap) * (height + area.gap),
      0,
    );
    expect(covered / ((area.width + area.gap) * (area.height + area.gap))).toBeCloseTo(1, 1);
    for (const [i, a] of tiles.entries())
      for (const b of tiles.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${a.chart} ${b.chart}`).toBe(true);
      }
  });

  test.each(mixed.map((types) => [types]))('has titles on common lines: %j', (types) => {
    const { tiles } = layOut(types, screen);
    const lines = new Set(tiles.map(({ y }) => y));
    expect(lines.size).toBeLessThanOrEqual(screen[0] > screen[1] ? 3 : types.length);
  });
});

test('one number takes less room than any chart, and a map more', () => {
  const { tiles } = layOut(['world', 'funnel', 'lines', 'horizontal-bars', 'number']);
  const [world, ...others] = tiles;
  const number = tiles.at(-1);
  if (!world || !number) throw new Error('A tile is missing');
  for (const other of others) expect(areaOf(world)).toBeGreaterThan(1.5 * areaOf(other));
  for (const other of tiles.slice(0, -1)) expect(areaOf(number)).toBeLessThan(areaOf(other));
});

test('a map of a country is as high as the page, beside rows of the others', () => {
  const { area, tiles } = layOut(['china', 'ring', 'funnel', 'table', 'pie']);
  expect(tiles[0]?.height).toBe(area.height);
  expect(new Set(tiles.slice(1).map(({ y }) => y)).size).toBe(2);
});

test('lines are wider than they are high, and a funnel is not as wide', () => {
  const { tiles } = layOut(['lines', 'funnel', 'area', 'pie']);
  const [lines, funnel] = tiles;
  expect((lines?.width ?? 0) / (lines?.height ?? 1)).toBeGreaterThan(1.5);
  expect(lines?.width).toBeGreaterThan(funnel?.width ?? Infinity);
});

test('a new chart moves few others: at most two of a page, over many pages', () => {
  const kinds = ['lines', 'bars', 'pie', 'table', 'funnel', 'area', 'number', 'world', 'china', 'gauge'];
  let moved = 0;
  let stayed = 0;
  for (let start = 0; start < kinds.length; start++)
    for (let count = 1; count < 6; count++) {
      const types = Array.from({ length: count + 1 }, (_, i) => kinds[(start + i * 3) % kinds.length] ?? '');
      const before = layOut(types.slice(0, -1)).tiles;
      const after = layOut(types).tiles;
      before.forEach((tile, i) => {
        const now = after[i];
        const far = Math.hypot(tile.x - (now?.x ?? 0), tile.y - (now?.y ?? 0)) > 0.15 * 1920;
        if (far) moved++;
        else stayed++;
      });
    }
  expect(moved / (moved + stayed)).toBeLessThan(0.34);
});

test('a portrait screen has an arrangement of its own: wide charts over its whole width', () => {
  const { area, tiles } = layOut(['world', 'ring', 'funnel', 'lines'], portrait);
  for (const at of [0, 3]) expect(tiles[at]?.width).toBe(area.width);
  expect(tiles[1]?.y).toBe(tiles[2]?.y);
});

test('every type has a shape that is possible', () => {
  for (const type of ['number', 'world', 'lines', undefined, 'something newer']) {
    const { weight, aspect, least } = tileShapeOf(type);
    expect(weight).toBeGreaterThan(0);
    expect(aspect[0] <= aspect[1] && aspect[1] <= aspect[2]).toBe(true);
    expect(least.width).toBeGreaterThan(0);
  }
});

describe('headline figures', () => {
  test('are a row of one size above the other tiles', () => {
    const { area, rects, tiles } = layOut(['world', 'lines', 'ring'], landscape, 4);
    const figures = rects.slice(0, 4);
    expect(new Set(figures.map(({ y, height }) => `${y} ${height}`)).size).toBe(1);
    expect(
      Math.max(...figures.map(({ width }) => width)) - Math.min(...figures.map(({ width }) => width)),
    ).toBeLessThan(2);
    const [first] = figures;
    for (const { y } of tiles) expect(y).toBeGreaterThan((first?.height ?? 0) + area.gap - 2);
    expect(Math.max(...tiles.map(({ y, height }) => y + height))).toBeCloseTo(area.height, -1);
  });

  test('are in even rows on a portrait screen', () => {
    const { rects } = layOut(['world'], portrait, 4);
    const lines = rects.slice(0, 4).map(({ y }) => y);
    expect(new Set(lines).size).toBe(2);
    expect(lines.filter((y) => y === lines[0])).toHaveLength(2);
  });

  test('alone on a page are tiles, which are larger', () => {
    const { rects } = layOut([], landscape, 3);
    expect(rects.every(({ figures }) => figures === undefined)).toBe(true);
  });

  test('of a file with three values have the room of three', () => {
    const page: LayoutPage = {
      kind: 'grid',
      key: 'g',
      figures: [{ chart: 'kpi', values: 3 }, { chart: 'orders' }],
      tiles: [{ chart: 'map', type: 'world' }],
    };
    const area = { width: 1880, height: 980, gap: 16 };
    const [kpi, orders, map] = layOutTiles(page, area, 1);
    expect((kpi?.width ?? 0) + 16).toBeCloseTo(3 * ((orders?.width ?? 0) + 16), -1);
    expect(map?.chart).toBe('map');
  });
});
