import * as v from 'valibot';
import type { ChartType, View } from '../../chart-type.ts';
import { countryMap } from '../../data/provinces.ts';
import { grown } from '../../frame.ts';
import { decodeWith, shape } from '../../data/decode.ts';
import { mapOption } from './option.ts';

const because = shape.because('position');
const longitude = v.pipe(shape.number, v.minValue(-180, because), v.maxValue(180, because));
const latitude = v.pipe(shape.number, v.minValue(-90, because), v.maxValue(90, because));
const point = shape.object({
  name: shape.text,
  value: v.tupleWithRest([longitude, latitude], v.unknown(), because),
});
const schema = shape.list(shape.object({ name: shape.text, children: shape.list(point) }));

export type PointGroups = v.InferOutput<typeof schema>;

const title = { 'zh-CN': '商家分布', en: 'Seller locations' };

/** Groups of places on the map of China, or on that of the province that the view names. */
export const map: ChartType<PointGroups> = {
  name: 'map',
  title,
  pace: null,
  decode: (json) => decodeWith(schema, json),
  isEmpty: (groups) => groups.every(({ children }) => children.length === 0),
  steps: () => 1,
  mapName,
  toOption: (groups, view) => mapOption(title[view.language], groups, mapName(view), grown(view)),
};

function mapName({ place }: Pick<View, 'place'>): string {
  return place ?? countryMap;
}
