import { placesOn } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';
import { worldMap } from '../../shapes/geo-frame.ts';

const title = { 'zh-CN': '世界地图', en: 'Map of the world' };

/** Values of countries in colours on the map of the world. */
export const world = createChoropleth('world', title, worldMap, placesOn(worldMap));
