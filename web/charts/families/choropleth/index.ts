import type { ChartType } from '../../chart-type.ts';
import '../../echarts-modules/custom.ts';
import '../../echarts-modules/map.ts';
import '../../echarts-modules/piecewise.ts';
import { scaled } from '../../frame.ts';
import { measureNote } from '../../text/headings.ts';
import { decodeChoropleth, unknownNote, type Choropleth, type Locate } from './data.ts';
import { choroplethOption } from './option.ts';

/** Creates a choropleth type. `homeMap` is shown until the data determines the map. */
export function createChoropleth(
  name: ChartType['name'],
  homeMap: string,
  locate: Locate,
): ChartType<Choropleth> {
  return {
    name,
    playInterval: null,
    decode: (_json, input) => decodeChoropleth(input, homeMap, locate),
    isEmpty: ({ places }) => places.length === 0,
    steps: () => 1,
    note: (data, language) => measureNote(data.input, language, unknownNote(data, language)),
    mapName: (_view, data) => data?.map ?? homeMap,
    toOption: (data, view) => choroplethOption(data, scaled(view)),
  };
}
