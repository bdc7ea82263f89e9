import { placesInProvince } from '#table';
import { countryMap } from '../../data/provinces.ts';
import type { Locate } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';

const locate: Locate = (column) =>
  column.kind === 'place' || column.kind === 'category' ? placesInProvince(column.values) : undefined;

/** Values of cities, or of a municipality's districts, in colours on the map of the province that most of them lie in. */
export const province = createChoropleth('province', countryMap, locate);
