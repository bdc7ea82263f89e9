import type { EChartsCoreOption } from 'echarts/core';
import * as v from 'valibot';
import type { ChartType, View } from '../chart-type.ts';
import { countryMap } from '../provinces.ts';
import { decodeWith, shape } from '../shape.ts';

const because = shape.because('position');
const position = v.tupleWithRest(
  [
    v.pipe(shape.number, v.minValue(-180, because), v.maxValue(180, because)),
    v.pipe(shape.number, v.minValue(-90, because), v.maxValue(90, because)),
  ],
  v.unknown(),
  because,
);
const schema = shape.list(
  shape.object({
    name: shape.text,
    children: shape.list(shape.object({ name: shape.text, value: position })),
  }),
);

export type PointGroups = v.InferOutput<typeof schema>;

/** Groups of places on the map of China, or on that of one province. */
export const map: ChartType<PointGroups> = {
  name: 'map',
  title: { 'zh-CN': '商家分布', en: 'Seller locations' },
  pace: null,
  decode: (json) => decodeWith(schema, json),
  isEmpty: (groups) => groups.every(({ children }) => children.length === 0),
  steps: () => 1,
  mapName: ({ place }) => place ?? countryMap,
  toOption,
};

function toOption(_groups: PointGroups, _view: View): EChartsCoreOption {
  return {};
}
