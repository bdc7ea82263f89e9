import { placesInProvince } from '#table';
import { countryMap } from '../../data/provinces.ts';
import type { Locate } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';

const locate: Locate = (column) =>
  column.kind === 'place' || column.kind === 'category' ? placesInProvince(column.values) : undefined;

/** A choropleth of cities, or of a municipality's districts, on the map of the province that contains most of them. */
export const province = createChoropleth('province', countryMap, locate);
