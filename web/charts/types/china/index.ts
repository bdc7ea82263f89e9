import { countryMap } from '../../data/provinces.ts';
import { placesOn } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';
import { withPoints } from '../../families/located/index.ts';

/** A choropleth of China's provinces, or points in China. */
export const china = withPoints(createChoropleth('china', countryMap, placesOn(countryMap)), countryMap);
