import type { ChartType } from '../../chart-type.ts';
import { sampleNote } from '../../data/decimate.ts';
import '../../echarts-modules/scatter.ts';
import { scaled } from '../../frame.ts';
import { measureNote } from '../../text/headings.ts';
import type { Choropleth } from '../choropleth/data.ts';
import { decodeLocated, type LocatedPoints } from './data.ts';
import { locatedOption } from './option.ts';

type OnMap = Choropleth | LocatedPoints;

/** A choropleth's type that draws points instead where the columns are coordinates. */
export function withPoints(areas: ChartType<Choropleth>, map: string): ChartType<OnMap> {
  return {
    name: areas.name,
    playInterval: null,
    decode: (json, input) => (input?.roles.coordinates ? decodeLocated(input) : areas.decode(json, input)),
    isEmpty: (data) => (isLocated(data) ? data.points.length === 0 : areas.isEmpty(data)),
    steps: () => 1,
    note: (data, language) =>
      isLocated(data)
        ? measureNote(data.input, language, sampleNote(data.count, language))
        : areas.note?.(data, language),
    mapName: () => map,
    toOption: (data, view) =>
      isLocated(data) ? locatedOption(data, map, scaled(view)) : areas.toOption(data, view),
  };
}

function isLocated(data: OnMap): data is LocatedPoints {
  return 'points' in data;
}
