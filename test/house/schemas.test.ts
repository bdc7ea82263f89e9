import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as protocol from '#protocol';

interface Schema {
  $schema?: string;
  description?: string;
  additionalProperties?: unknown;
  enum?: unknown[];
  properties: Record<string, Schema>;
  items: Schema;
}
const script = join(import.meta.dirname, '../../.config/json-schemas.mjs');
const { schemasOf } = (await import(script)) as { schemasOf(from: typeof protocol): Record<string, Schema> };
const { 'chart.schema.json': chart, 'wall.schema.json': wall } = schemasOf(protocol);

test('editors know every chart type and every key of a side-car, and reject others', () => {
  expect(chart?.properties['type']?.enum).toEqual([...protocol.chartTypeNames]);
  expect(chart?.additionalProperties).toBe(false);
  expect(Object.keys(chart?.properties ?? {}).sort()).toEqual(
    Object.keys(protocol.chartSettingsSchema.entries).sort(),
  );
});

test("editors know the keys of a wall's tile", () => {
  const page = wall?.properties['pages']?.items;
  expect(Object.keys(page?.properties['tiles']?.items.properties ?? {})).toEqual(
    expect.arrayContaining(['chart', 'type', 'column', 'row']),
  );
  expect(wall?.additionalProperties).toBe(false);
});

test('each property has a description', () => {
  for (const schema of [chart, wall]) {
    expect(schema?.$schema).toMatch(/json-schema\.org/);
    const mute = Object.entries(schema?.properties ?? {}).filter(([, { description }]) => !description);
    expect(mute.map(([name]) => name)).toEqual(['$schema']);
  }
});
