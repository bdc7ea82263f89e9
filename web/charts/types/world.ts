import type { ChartType } from '../chart-type.ts';
import { grown } from '../frame.ts';
import { worldMap } from '../geo-frame.ts';
import '../parts/custom.ts';
import '../parts/map.ts';
import { choroplethOption } from './choropleth-option.ts';
import { decodeChoropleth, unknownNote, type Choropleth, type Locate } from './choropleth.ts';

const locate: Locate = (column) =>
  column.kind === 'place' && column.map === worldMap ? { map: worldMap, places: column.places } : undefined;

/** Values of countries in colours on the map of the world. */
export const world: ChartType<Choropleth> = {
  name: 'world',
  title: { 'zh-CN': '世界地图', en: 'Map of the world' },
  pace: null,
  decode: (_json, given) => decodeChoropleth(given, worldMap, locate),
  isEmpty: ({ places }) => places.length === 0,
  steps: () => 1,
  note: unknownNote,
  mapName: (_view, data) => data?.map ?? worldMap,
  toOption: (data, view) => choroplethOption(data, grown(view)),
};
