import { countryMap } from '../../data/provinces.ts';
import { placesOn } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';

/** Values of provinces in colours on the map of China. */
export const china = createChoropleth('china', countryMap, placesOn(countryMap));
