import type { ChartType } from '../chart-type.ts';
import { grown } from '../frame.ts';
import { countryMap } from '../provinces.ts';
import '../parts/custom.ts';
import '../parts/map.ts';
import { choroplethOption } from './choropleth-option.ts';
import { decodeChoropleth, unknownNote, type Choropleth, type Locate } from './choropleth.ts';

const locate: Locate = (column) =>
  column.kind === 'place' && column.map === countryMap
    ? { map: countryMap, places: column.places }
    : undefined;

/** Values of provinces in colours on the map of China. */
export const china: ChartType<Choropleth> = {
  name: 'china',
  title: { 'zh-CN': '全国地图', en: 'Map of China' },
  pace: null,
  decode: (_json, given) => decodeChoropleth(given, countryMap, locate),
  isEmpty: ({ places }) => places.length === 0,
  steps: () => 1,
  note: unknownNote,
  mapName: (_view, data) => data?.map ?? countryMap,
  toOption: (data, view) => choroplethOption(data, grown(view)),
};
