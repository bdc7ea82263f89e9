import { describe, expect, test } from 'vitest';
import type { LayoutPage } from '#protocol';
import {
  layOutTiles,
  pageSizeOf,
  screenUnit,
  seamsOf,
  selectTiles,
  shiftSeams,
  stackTiles,
  textScales,
  type TileRect,
} from '../../../../web/composables/index.ts';

const screens = [
  [800, 600],
  [1024, 768],
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
  [3440, 1440],
  [5120, 1440],
  [7680, 2160],
  [1080, 1920],
  [2160, 3840],
  [768, 1366],
  [1080, 1080],
] as const;
const landscape = [1920, 1080] as const;

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `chart-${i + 1}`);
const auto = (count: number): LayoutPage => ({ kind: 'auto', key: 'a', charts: names(count) });
const six = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const grid = (page: Omit<Extract<LayoutPage, { kind: 'grid' }>, 'kind' | 'key'>): LayoutPage => ({
  kind: 'grid',
  key: 'g',
  ...page,
});

function on([width, height]: readonly [number, number], page: LayoutPage, only?: string[]) {
  const unit = screenUnit(width, height);
  const area = { width: width - 40 * unit, height: height - 100 * unit, gap: 16 * unit };
  return { unit, area, places: layOutTiles(page, area, unit, only) };
}

/** Pairs that overlap, or are closer than the gap. */
function collisions(rects: readonly TileRect[], gap: number): string[] {
  const near = (a: TileRect, b: TileRect): boolean =>
    a.x < b.x + b.width + gap - 1.01 &&
    b.x < a.x + a.width + gap - 1.01 &&
    a.y < b.y + b.height + gap - 1.01 &&
    b.y < a.y + a.height + gap - 1.01;
  return rects.flatMap((a, i) =>
    rects.slice(i + 1).flatMap((b) => (near(a, b) ? [`${a.chart} ${b.chart}`] : [])),
  );
}

function sumOf(places: readonly TileRect[], gap: number): number {
  return places.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
}

describe('tiles without a grid', () => {
  test.each(screens)('fill a screen of %d x %d, whatever their number', (...screen) => {
    for (let count = 1; count <= 12; count++) {
      const { places, area } = on(screen, auto(count));
      expect(places.map(({ chart }) => chart)).toEqual(names(count));
      expect(collisions(places, area.gap)).toEqual([]);
      const full = (area.width + area.gap) * (area.height + area.gap);
      expect(Math.abs(sumOf(places, area.gap) / full - 1)).toBeLessThan(0.02);
      for (const { x, y, width, height } of places) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(area.width + 1);
        expect(y + height).toBeLessThanOrEqual(area.height + 1);
      }
    }
  });

  test.each(screens)('are legible on a screen of %d x %d, up to six', (...screen) => {
    for (let count = 1; count <= 6; count++) {
      const { places, unit } = on(screen, auto(count));
      for (const { width, height } of places) {
        expect(width / unit).toBeGreaterThan(320);
        expect(height / unit).toBeGreaterThan(200);
      }
    }
  });

  test.each([
    [1, [1]],
    [2, [2]],
    [3, [2, 1]],
    [4, [2, 2]],
    [5, [2, 3]],
    [7, [2, 2, 3]],
    [12, [4, 4, 4]],
  ])('are %d in rows of %j on a landscape screen', (count, rows) => {
    const { places } = on(landscape, auto(count));
    const lines = new Set(places.map(({ y }) => y));
    const inRow = [...lines].map((line) => places.filter(({ y }) => y === line).length);
    expect(inRow).toEqual(rows);
  });

  test('form a row on an ultrawide screen, and a column on a portrait one', () => {
    expect(new Set(on([7680, 2160], auto(3)).places.map(({ y }) => y)).size).toBe(1);
    expect(new Set(on([1080, 1920], auto(3)).places.map(({ x }) => x)).size).toBe(1);
  });
});

describe('the original six charts', () => {
  const page: LayoutPage = { kind: 'originals', key: 'o', charts: six };

  test.each(screens)('have their own layout on %d x %d', (...screen) => {
    const { places, area } = on(screen, page);
    expect(places.map(({ chart }) => chart)).toEqual(six);
    expect(collisions(places, area.gap)).toEqual([]);
    const map = places.find(({ chart }) => chart === 'map');
    for (const { width, height } of places)
      expect(width * height).toBeLessThanOrEqual((map?.width ?? 0) * (map?.height ?? 0) * 1.01);
  });

  test('are laid out like others if some are missing', () => {
    const { places, area } = on(landscape, { ...page, charts: six.slice(0, 4) });
    expect(places.map(({ chart }) => chart)).toEqual(six.slice(0, 4));
    expect(collisions(places, area.gap)).toEqual([]);
  });
});

describe('a grid from the wall’s file', () => {
  test('gives tiles their cells and spans, in fractions', () => {
    const { places, area } = on(
      landscape,
      grid({
        columns: [2, 1],
        rows: [1, 1],
        tiles: [
          { chart: 'big', column: 1, row: 1, rows: 2 },
          { chart: 'top', column: 2, row: 1 },
          { chart: 'low', column: 2, row: 2, type: 'pie' },
        ],
      }),
    );
    const [big, top, low] = places;
    expect(big).toMatchObject({ x: 0, y: 0, height: Math.round(area.height) });
    expect((big?.width ?? 0) / (top?.width ?? 1)).toBeCloseTo(2, 1);
    expect(low).toMatchObject({ type: 'pie', x: top?.x });
    expect(collisions(places, area.gap)).toEqual([]);
  });

  test('without positions is laid out like any other tiles', () => {
    expect(on(landscape, grid({ tiles: names(5).map((chart) => ({ chart })) })).places).toEqual(
      on(landscape, auto(5)).places,
    );
  });

  test('that is illegible on a portrait screen is filled in reading order instead', () => {
    const tiles = names(8).map((chart, i) => ({ chart, column: (i % 4) + 1, row: Math.floor(i / 4) + 1 }));
    const page = grid({ columns: [1, 1, 1, 1], rows: [1, 1], tiles: tiles.toReversed() });
    expect(on(landscape, page).places.map(({ x }) => x)).toHaveLength(8);
    const portrait = on([1080, 1920], page);
    expect(portrait.places.map(({ chart }) => chart)).toEqual(names(8));
    for (const { width } of portrait.places) expect(width / portrait.unit).toBeGreaterThan(320);
  });
});

describe('a selection of charts', () => {
  test('fills the screen', () => {
    const { places, area } = on(landscape, { kind: 'originals', key: 'o', charts: six }, ['map']);
    expect(places).toEqual([
      { chart: 'map', x: 0, y: 0, width: Math.round(area.width), height: Math.round(area.height) },
    ]);
  });

  test('is shown even if the page has none of them', () => {
    expect(on(landscape, auto(3), ['other']).places.map(({ chart }) => chart)).toEqual(['other']);
  });
});

describe('on a screen that scrolls', () => {
  const unit = 0.8;
  const gap = 16 * unit;
  const stacked = (width: number, height: number, page: LayoutPage, only?: string[]) =>
    stackTiles(page, { width, height, gap }, unit, only);

  test('portrait has one column of full width, and no tile is higher than the screen', () => {
    const places = stacked(358, 844, auto(5));
    expect(places.map(({ chart, x, width }) => [chart, x, width])).toEqual(
      names(5).map((chart) => [chart, 0, 358]),
    );
    expect(collisions(places, gap)).toEqual([]);
    expect(stacked(560, 400, auto(1))[0]?.height).toBeLessThan(400);
  });

  test('landscape has two columns, and the last row shares the width', () => {
    const places = stacked(812, 390, auto(5));
    expect(new Set(places.map(({ y }) => y)).size).toBe(3);
    expect(places.at(-1)).toMatchObject({ x: 0, width: 812 });
    expect(collisions(places, gap)).toEqual([]);
  });

  test('a grid is in reading order, and a selection is shown alone', () => {
    const tiles = [
      { chart: 'below', column: 1, row: 2 },
      { chart: 'right', column: 2, row: 1 },
      { chart: 'left', column: 1, row: 1 },
    ];
    const arranged = stacked(358, 844, grid({ columns: [1, 1], rows: [1, 1], tiles }));
    expect(arranged.map(({ chart }) => chart)).toEqual(['left', 'right', 'below']);
    expect(stacked(358, 844, auto(3), ['chart-2']).map(({ chart }) => chart)).toEqual(['chart-2']);
  });
});

describe('the text of tiles', () => {
  const scales = (screen: readonly [number, number], page: LayoutPage): number[] => {
    const { places, unit } = on(screen, page);
    return textScales(places, unit);
  };

  test('has the usual size on the wall of six', () => {
    expect(scales(landscape, { kind: 'originals', key: 'o', charts: six })).toEqual(Array(6).fill(1));
  });

  test('is larger with few tiles, equal within a page, and limited to the size for a whole screen', () => {
    expect(scales(landscape, auto(1))).toEqual([1.6]);
    const two = scales(landscape, auto(2));
    expect(new Set(two).size).toBe(1);
    expect(two[0]).toBeGreaterThan(1.2);
  });

  test('is smaller in a tile without room for it, and only there', () => {
    const tiles = [
      { chart: 'small', column: 1, row: 1 },
      { chart: 'large', column: 2, row: 1 },
    ];
    const [small, large] = scales(landscape, grid({ columns: [1, 9], rows: [1], tiles }));
    expect(small).toBeLessThan(0.7);
    expect(large).toBe(1);
  });
});

test('the charts of a page are in the order of the layout', () => {
  const page = grid({ tiles: [{ chart: 'b', column: 2 }, { chart: 'a' }] });
  expect(selectTiles(page).map(({ chart }) => chart)).toEqual(['b', 'a']);
  expect(selectTiles(auto(2)).map(({ chart }) => chart)).toEqual(names(2));
});

describe('the screens of a span', () => {
  const span = { columns: 2, rows: 2, bezel: [0.05, 0.1] as [number, number] };
  const page = pageSizeOf(span, { width: 960, height: 540 });
  const unit = screenUnit(page.width, page.height);
  const area = { width: page.width - 40 * unit, height: page.height - 100 * unit, gap: 16 * unit };
  const seams = shiftSeams(seamsOf(span, page), { x: 20 * unit, y: 80 * unit });
  const layOut = (of: LayoutPage, only?: string[]) => layOutTiles(of, { ...area, seams }, unit, only);
  const crossed = (rects: readonly TileRect[]): string[] =>
    rects
      .filter(
        ({ x, y, width, height }) =>
          seams.x.some(({ start, end }) => x < end && x + width > start) ||
          seams.y.some(({ start, end }) => y < end && y + height > start),
      )
      .map(({ chart }) => chart);

  test.each([4, 5, 6, 7, 12])('share %d tiles so that none lies on two of them', (count) => {
    const rects = layOut(auto(count));
    expect(rects.map(({ chart }) => chart)).toEqual(names(count));
    expect(crossed(rects)).toEqual([]);
    expect(collisions(rects, area.gap)).toEqual([]);
  });

  test('share fewer tiles than screens: each is as large as several', () => {
    const [one, two] = layOut(auto(2));
    expect(one!.width).toBeLessThan(page.width / 2);
    expect(one!.height).toBeGreaterThan(page.height * 0.8);
    expect(two!.x).toBeGreaterThan(page.width / 2);
    expect(crossed(layOut(auto(1)))).toEqual(['chart-1']);
  });

  test('share the six charts, and those that one screen is limited to', () => {
    const rects = layOut({ kind: 'originals', key: 'o', charts: six });
    expect(rects.map(({ chart }) => chart)).toEqual(six);
    expect(crossed(rects)).toEqual([]);
    expect(crossed(layOut(auto(8), names(4)))).toEqual([]);
  });

  test('cut a grid where its gaps are near, and leave what a person laid across them', () => {
    const rects = layOut(
      grid({
        columns: [4, 5],
        rows: [1, 1, 1],
        tiles: [
          { chart: 'a', column: 1, row: 1 },
          { chart: 'b', column: 2, row: 1 },
          { chart: 'c', column: 1, row: 2 },
          { chart: 'd', column: 1, row: 3, columns: 2 },
        ],
      }),
    );
    expect(crossed(rects)).toEqual(['c', 'd']);
    expect(rects[0]!.x + rects[0]!.width).toBeLessThanOrEqual(seams.x[0]!.start);
    expect(rects[1]!.x).toBeGreaterThanOrEqual(seams.x[0]!.end);
  });
});
