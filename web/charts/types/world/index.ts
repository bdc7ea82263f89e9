import { placesOn } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';
import { worldMap } from '../../shapes/geo-frame.ts';

/** A choropleth of the world's countries. */
export const world = createChoropleth('world', worldMap, placesOn(worldMap));
