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

describe('the fast path', () => {
  test.each(originals.map(({ name }) => name))('draws %s.json with the type of that name', (name) => {
    const drawn = drawOriginal(sample(name), args(name));
    expect(drawn?.type.name).toBe(name);
    expect(drawn?.reason.en).toContain(name);
  });

  test('does not apply to other content, another name, or a requested type', () => {
    expect(drawOriginal(months, args('seller'))).toBeUndefined();
    expect(drawOriginal(sample('seller'), args('shops'))).toBeUndefined();
    expect(drawOriginal(sample('seller'), args('seller', { type: 'pie' }))).toBeUndefined();
    expect(drawOriginal(sample('seller'), args('seller', { settings: { type: 'bars' } }))).toBeUndefined();
  });

  test('still applies when the type itself is requested', () => {
    expect(drawOriginal(sample('seller'), args('seller', { type: 'seller' }))?.type).toBe(chartTypes.seller);
  });
});

describe('the general path', () => {
  test('finds a type for any table, with a reason and the row count', async () => {
    const drawn = await resolve(months, args('sales'));
    expect(drawn.rows).toBe(4);
    expect(drawn.reason.en).toMatch(/4 months/);
    expect(drawn.reason['zh-CN']).not.toBe('');
    expect(drawn.type.isEmpty(drawn.data)).toBe(false);
  });

  test('reads a content once, whatever is drawn of it', async () => {
    let looks = 0;
    const watched = new Proxy(
      months.map((month, i) => ({ ...month, paid: 1e3 * (i + 2), kept: 1e6 * (i + 3), lost: 1e9 * (i + 4) })),
      { get: (list, key) => (looks++, Reflect.get(list, key) as unknown) },
    );
    const drawn = await resolve(watched, args('sales'));
    const other = drawn.measures?.at(-1)?.key;
    const before = looks;
    const again = await resolve(watched, args('sales', { measure: other }));

    expect(before).toBeGreaterThan(0);
    expect(looks).toBe(before);
    expect([other, again.reason.en]).toEqual(['lost', expect.stringContaining('lost')]);
  });

  test('reads a content again in another time zone', async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({
      time: `2026-01-05T${String(hour).padStart(2, '0')}:00:00Z`,
      load: hour * hour,
    }));
    const inZone = async (timezone: string) =>
      JSON.stringify((await resolve(hours, args('load', { settings: { timezone } }))).data);
    expect(await inZone('Asia/Shanghai')).not.toBe(await inZone('Europe/Berlin'));
  });

  test('knows an original shape under another name', async () => {
    expect((await resolve(sample('trend'), args('sales'))).type).toBe(chartTypes.trend);
  });

  test("prefers the type in the wall's layout to that in the side-car", async () => {
    const both = { type: 'table', settings: { type: 'bars' } } as const;
    expect((await resolve(months, args('sales', both))).type.name).toBe('table');
    expect((await resolve(months, args('sales', { settings: both.settings }))).type.name).toBe('bars');
  });

  test('explains why a requested type was refused', async () => {
    const drawn = await resolve(months, args('sales', { type: 'candlestick' }));
    expect(drawn.type.name).not.toBe('candlestick');
    expect(drawn.refused?.en).toMatch(/\w/);
  });

  test.each([[[]], [{}]])('draws nothing for %j, without an error', async (json) => {
    const drawn = await resolve(json, args('sales'));
    expect(drawn.type.isEmpty(drawn.data)).toBe(true);
  });

  test.each([[null], [true], [42], ['text'], [[[[]]]], [{ a: { b: { c: 1 } } }]])(
    'fails on %j only with a reason',
    async (json) => {
      const outcome = await resolve(json, args('sales')).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ShapeError);
      else expect(outcome).toHaveProperty('type');
    },
  );
});

describe('a chosen type that fails', () => {
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

  test('is replaced by a message when there is no table either', async () => {
    replace(chosen, () => Promise.resolve(failing));
    replace('table', () => Promise.resolve(failing));
    await expect(resolve(months, args('sales'))).rejects.toBeInstanceOf(ShapeError);
  });

  test('is tried again if it only could not be loaded: that error is passed on', async () => {
    replace(chosen, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(resolve(months, args('sales'))).rejects.toThrow('Failed to fetch');
  });
});
