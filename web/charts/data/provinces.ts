/** A province: its short name on the country's map, and the name of its own map in pinyin. */
export interface Province {
  readonly name: string;
  readonly map: string;
  /** in degrees; points outside are not drawn on the province's map */
  readonly bounds: Bounds;
}
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The name of the country's map in ECharts; a province's is its pinyin. */
export const countryMap = 'china';
const countryBounds: Bounds = [73.4, 3.8, 135.2, 53.7];

/** 陕西 and 山西 have the same pinyin; the common map packages call the first `shanxi1`. */
export const provinces: readonly Province[] = [
  { name: '北京', map: 'beijing', bounds: [115.4, 39.4, 117.6, 41.1] },
  { name: '天津', map: 'tianjin', bounds: [116.7, 38.5, 118.1, 40.3] },
  { name: '上海', map: 'shanghai', bounds: [120.8, 30.6, 122.1, 31.9] },
  { name: '重庆', map: 'chongqing', bounds: [105.2, 28.1, 110.3, 32.3] },
  { name: '河北', map: 'hebei', bounds: [113.4, 36, 119.9, 42.7] },
  { name: '山西', map: 'shanxi', bounds: [110.2, 34.5, 114.6, 40.8] },
  { name: '辽宁', map: 'liaoning', bounds: [118.8, 38.7, 125.8, 43.5] },
  { name: '吉林', map: 'jilin', bounds: [121.6, 40.8, 131.4, 46.4] },
  { name: '黑龙江', map: 'heilongjiang', bounds: [121.1, 43.4, 135.1, 53.6] },
  { name: '江苏', map: 'jiangsu', bounds: [116.3, 30.7, 122, 35.2] },
  { name: '浙江', map: 'zhejiang', bounds: [118, 27, 123, 31.2] },
  { name: '安徽', map: 'anhui', bounds: [114.8, 29.3, 119.7, 34.7] },
  { name: '福建', map: 'fujian', bounds: [115.8, 23.5, 120.8, 28.4] },
  { name: '江西', map: 'jiangxi', bounds: [113.5, 24.4, 118.5, 30.1] },
  { name: '山东', map: 'shandong', bounds: [114.8, 34.3, 122.8, 38.5] },
  { name: '河南', map: 'henan', bounds: [110.3, 31.3, 116.7, 36.4] },
  { name: '湖北', map: 'hubei', bounds: [108.3, 29, 116.2, 33.3] },
  { name: '湖南', map: 'hunan', bounds: [108.7, 24.6, 114.3, 30.2] },
  { name: '广东', map: 'guangdong', bounds: [109.6, 20.2, 117.4, 25.6] },
  { name: '海南', map: 'hainan', bounds: [108.5, 3.8, 117.9, 20.2] },
  { name: '四川', map: 'sichuan', bounds: [97.3, 26, 108.6, 34.4] },
  { name: '贵州', map: 'guizhou', bounds: [103.6, 24.6, 109.6, 29.3] },
  { name: '云南', map: 'yunnan', bounds: [97.5, 21.1, 106.2, 29.3] },
  { name: '陕西', map: 'shanxi1', bounds: [105.4, 31.7, 111.3, 39.6] },
  { name: '甘肃', map: 'gansu', bounds: [92.3, 32.5, 108.8, 42.8] },
  { name: '青海', map: 'qinghai', bounds: [89.4, 31.5, 103.1, 39.3] },
  { name: '台湾', map: 'taiwan', bounds: [118.2, 21.9, 123.7, 26.4] },
  { name: '内蒙古', map: 'neimenggu', bounds: [97.1, 37.4, 126.1, 53.4] },
  { name: '广西', map: 'guangxi', bounds: [104.4, 20.8, 112.1, 26.4] },
  { name: '西藏', map: 'xizang', bounds: [78.3, 26.8, 99.2, 36.5] },
  { name: '宁夏', map: 'ningxia', bounds: [104.2, 35.2, 107.7, 39.4] },
  { name: '新疆', map: 'xinjiang', bounds: [73.5, 34.3, 96.4, 49.2] },
  { name: '香港', map: 'xianggang', bounds: [113.8, 22.1, 114.5, 22.6] },
  { name: '澳门', map: 'aomen', bounds: [113.5, 22.1, 113.7, 22.3] },
];

const suffix = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/u;

/** Finds a province by a name such as 广东, 广东省 or 内蒙古自治区, or by pinyin such as `guangdong`. */
export function provinceOf(name: string): Province | undefined {
  const short = name.trim().replace(suffix, '');
  return provinces.find((province) => province.name === short || province.map === name);
}

/** The bounds of a province's map, or of the country's. */
export function boundsOf(map: string): Bounds {
  return provinces.find((province) => province.map === map)?.bounds ?? countryBounds;
}
