import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChartTypeName } from '#protocol';
import { ShapeError, type ChartType } from '../../../web/charts/chart-type.ts';
import type { DrawRequest } from '../../../web/charts/drawable.ts';
import { drawOriginal } from '../../../web/charts/original.ts';
import { chartTypes, generalTypes } from '../../../web/charts/registry.ts';
import { resolve } from '../../../web/charts/resolve.ts';
import { sample } from './draw.ts';

const args = (name: string, more: Partial<DrawRequest> = {}): DrawRequest => ({
  name,
  settings: undefined,
  type: undefined,
  ...more,
});
const months = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month, i) => ({ month, sold: 10 + i * i }));
const originals = Object.values(chartTypes);

describe('the short way', () => {
  test.each(originals.map(({ name }) => name))('draws %s.json with the type of that name', (name) => {
    const drawn = drawOriginal(sample(name), args(name));
    expect(drawn?.type.name).toBe(name);
    expect(drawn?.reason.en).toContain(name);
  });

  test('is not for another content, another name, or a type that somebody asked for', () => {
    expect(drawOriginal(months, args('seller'))).toBeUndefined();
    expect(drawOriginal(sample('seller'), args('shops'))).toBeUndefined();
    expect(drawOriginal(sample('seller'), args('seller', { type: 'pie' }))).toBeUndefined();
    expect(drawOriginal(sample('seller'), args('seller', { settings: { type: 'bars' } }))).toBeUndefined();
  });

  test('is still for the type itself, when somebody asks for that', () => {
    expect(drawOriginal(sample('seller'), args('seller', { type: 'seller' }))?.type).toBe(chartTypes.seller);
  });
});

describe('the long way', () => {
  test('finds a type for any table, and says why and of how many rows', async () => {
    const drawn = await resolve(months, args('sales'));
    expect(drawn.rows).toBe(4);
    expect(drawn.reason.en).toMatch(/4 months/);
    expect(drawn.reason['zh-CN']).not.toBe('');
    expect(drawn.type.isEmpty(drawn.data)).toBe(false);
  });

  test('knows an original shape under another name', async () => {
    expect((await resolve(sample('trend'), args('sales'))).type).toBe(chartTypes.trend);
  });

  test('goes by what the wall’s layout wants before what the side-car says', async () => {
    const both = { type: 'table', settings: { type: 'bars' } } as const;
    expect((await resolve(months, args('sales', both))).type.name).toBe('table');
    expect((await resolve(months, args('sales', { settings: both.settings }))).type.name).toBe('bars');
  });

  test('tells what was asked for and cannot be', async () => {
    const drawn = await resolve(months, args('sales', { type: 'candlestick' }));
    expect(drawn.type.name).not.toBe('candlestick');
    expect(drawn.refused?.en).toMatch(/\w/);
  });

  test.each([[[]], [{}]])('has nothing to draw in %j, which is no fault', async (json) => {
    const drawn = await resolve(json, args('sales'));
    expect(drawn.type.isEmpty(drawn.data)).toBe(true);
  });

  test.each([[null], [true], [42], ['text'], [[[[]]]], [{ a: { b: { c: 1 } } }]])(
    'does not fail on %j but with words',
    async (json) => {
      const outcome = await resolve(json, args('sales')).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ShapeError);
      else expect(outcome).toHaveProperty('type');
    },
  );
});

describe('a type that fails on what was chosen for it', () => {
  const failing: ChartType = {
    ...chartTypes.seller,
    decode() {
      throw new ShapeError('shape');
    },
  };
  const before = { ...generalTypes };
  const replace = (name: ChartTypeName, load: () => Promise<ChartType>): void => {
    generalTypes[name] = load;
  };
  let chosen: ChartTypeName;
  beforeEach(async () => {
    chosen = (await resolve(months, args('sales'))).type.name as ChartTypeName;
  });
  afterEach(() => void Object.assign(generalTypes, before));

  test('is replaced by a table', async () => {
    replace(chosen, () => Promise.resolve(failing));
    expect((await resolve(months, args('sales'))).type.name).toBe('table');
  });

  test('is replaced by a sentence when there is no table either', async () => {
    replace(chosen, () => Promise.resolve(failing));
    replace('table', () => Promise.resolve(failing));
    await expect(resolve(months, args('sales'))).rejects.toBeInstanceOf(ShapeError);
  });

  test('is tried again when it only could not be loaded: that is thrown as it is', async () => {
    replace(chosen, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(resolve(months, args('sales'))).rejects.toThrow('Failed to fetch');
  });
});
