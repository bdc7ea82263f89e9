import * as v from 'valibot';
import type { ChartType } from '../../chart-type.ts';
import { grown } from '../../frame.ts';
import { decodeWith, namedValue, shape, type NamedValue } from '../../data/decode.ts';
import { rankOption } from './option.ts';

const windowSize = 10;
const band = shape.object({ above: shape.number, name: v.optional(shape.text) });
const items = shape.list(namedValue);
const withBands = shape.object({ data: items, bands: v.optional(shape.list(band)) });

export type Band = v.InferOutput<typeof band>;
export interface Ranking {
  readonly items: readonly NamedValue[];
  /** the highest first; what is above none of them is in the last colour */
  readonly bands: readonly Band[];
}

const title = { 'zh-CN': '地区销售排行', en: 'Regional ranking' };
const usualBands: readonly Band[] = [{ above: 300 }, { above: 200 }];

/**
 * Values in descending order, a window of ten that slides by one. The file is a list of `{name, value}`, or
 * `{data: [that list], bands: [{above: 300, name: "high"}, {above: 200}]}` for other colour bands.
 */
export const rank: ChartType<Ranking> = {
  name: 'rank',
  title,
  pace: 2000,
  decode: decodeRanking,
  isEmpty: ({ items }) => items.length === 0,
  steps: ({ items }) => Math.max(1, items.length - windowSize + 1),
  toOption: (ranking, view) => rankOption(title[view.language], ranking, windowSize, grown(view)),
};

function decodeRanking(json: unknown): Ranking {
  const { data, bands = usualBands } = decodeWith(withBands, Array.isArray(json) ? { data: json } : json);
  return {
    items: data.toSorted((a, b) => b.value - a.value),
    bands: bands.toSorted((a, b) => b.above - a.above),
  };
}
