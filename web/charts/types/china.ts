import { countryMap } from '../provinces.ts';
import { createChoropleth } from './choropleth-type.ts';
import { placesOn } from './choropleth.ts';

const title = { 'zh-CN': '全国地图', en: 'Map of China' };

/** Values of provinces in colours on the map of China. */
export const china = createChoropleth('china', title, countryMap, placesOn(countryMap));
