import { countryMap } from '../../data/provinces.ts';
import { placesOn } from '../../families/choropleth/data.ts';
import { createChoropleth } from '../../families/choropleth/index.ts';

const title = { 'zh-CN': '全国地图', en: 'Map of China' };

/** Values of provinces in colours on the map of China. */
export const china = createChoropleth('china', title, countryMap, placesOn(countryMap));
