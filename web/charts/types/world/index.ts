import { placesOn } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';
import { worldMap } from '../../shapes/geo-frame.ts';

/** Values of countries in colours on the map of the world. */
export const world = createChoropleth('world', worldMap, placesOn(worldMap));
