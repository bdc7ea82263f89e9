import { placesInProvince } from '#table';
import type { ChartType } from '../chart-type.ts';
import { grown } from '../frame.ts';
import { countryMap } from '../provinces.ts';
import '../parts/custom.ts';
import '../parts/map.ts';
import { choroplethOption } from './choropleth-option.ts';
import { decodeChoropleth, unknownNote, type Choropleth, type Locate } from './choropleth.ts';

const locate: Locate = (column) =>
  column.kind === 'place' || column.kind === 'category' ? placesInProvince(column.values) : undefined;

/** Values of cities, or of a municipality's districts, in colours on the map of the province that most of them lie in. */
export const province: ChartType<Choropleth> = {
  name: 'province',
  title: { 'zh-CN': '省份地图', en: 'Map of a province' },
  pace: null,
  decode: (_json, given) => decodeChoropleth(given, countryMap, locate),
  isEmpty: ({ places }) => places.length === 0,
  steps: () => 1,
  note: unknownNote,
  mapName: (_view, data) => data?.map ?? countryMap,
  toOption: (data, view) => choroplethOption(data, grown(view)),
};
