import { countryMap } from '../../data/provinces.ts';
import { placesOn } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';

/** A choropleth of China's provinces. */
export const china = createChoropleth('china', countryMap, placesOn(countryMap));
