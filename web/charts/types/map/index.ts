import type { ChartType, View } from '../../chart-type.ts';
import { countryMap } from '../../data/provinces.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { decodePointGroups, type PointGroups } from './data.ts';
import { mapOption } from './option.ts';

/** Groups of places on the map of China, or of the province in the view. */
export const map: ChartType<PointGroups> = {
  name: 'map',
  playInterval: null,
  decode: decodePointGroups,
  isEmpty: (groups) => groups.every(({ children }) => children.length === 0),
  steps: () => 1,
  mapName,
  toOption: (groups, view) =>
    mapOption(chartWords[view.language].titles.map, groups, mapName(view), scaled(view)),
};

function mapName({ place }: Pick<View, 'place'>): string {
  return place ?? countryMap;
}
