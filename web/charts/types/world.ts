import { worldMap } from '../geo-frame.ts';
import { createChoropleth } from './choropleth-type.ts';
import { placesOn } from './choropleth.ts';

const title = { 'zh-CN': '世界地图', en: 'Map of the world' };

/** Values of countries in colours on the map of the world. */
export const world = createChoropleth('world', title, worldMap, placesOn(worldMap));
