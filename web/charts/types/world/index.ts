import { placesOn } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';
import { withPoints } from '../../families/located/index.ts';
import { worldMap } from '../../shapes/geo-frame.ts';

/** A choropleth of the world's countries, or points anywhere. */
export const world = withPoints(createChoropleth('world', worldMap, placesOn(worldMap)), worldMap);
