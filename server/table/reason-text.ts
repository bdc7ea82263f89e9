import type { ChartTypeName } from '#protocol';
import type { Reason } from './choice.ts';
import type { Grain } from './table.ts';

/** What the chart types are called in a sentence. */
export const typeWords: Readonly<Record<ChartTypeName, Reason>> = {
  trend: { 'zh-CN': '销量趋势', en: 'the sales trend' },
  seller: { 'zh-CN': '商家销售统计', en: 'the sellers’ bars' },
  map: { 'zh-CN': '商家分布', en: 'the sellers’ map' },
  rank: { 'zh-CN': '地区销售排行', en: 'the ranking' },
  hot: { 'zh-CN': '热销商品占比', en: 'the best-selling products' },
  stock: { 'zh-CN': '库存和销量分析', en: 'stock and sales' },
  lines: { 'zh-CN': '折线', en: 'lines' },
  area: { 'zh-CN': '堆叠面积图', en: 'stacked area' },
  bars: { 'zh-CN': '柱状图', en: 'bars' },
  'horizontal-bars': { 'zh-CN': '条形图', en: 'horizontal bars' },
  'grouped-bars': { 'zh-CN': '分组柱状图', en: 'grouped bars' },
  'stacked-bars': { 'zh-CN': '堆叠柱状图', en: 'stacked bars' },
  pie: { 'zh-CN': '饼图', en: 'pie' },
  ring: { 'zh-CN': '环形图', en: 'ring' },
  scatter: { 'zh-CN': '散点图', en: 'scatter' },
  bubble: { 'zh-CN': '气泡图', en: 'bubbles' },
  heatmap: { 'zh-CN': '热力图', en: 'heatmap' },
  calendar: { 'zh-CN': '日历图', en: 'calendar' },
  candlestick: { 'zh-CN': 'K 线图', en: 'candlesticks' },
  boxplot: { 'zh-CN': '箱线图', en: 'boxplot' },
  china: { 'zh-CN': '中国地图', en: 'map of China' },
  province: { 'zh-CN': '省份地图', en: 'map of a province' },
  world: { 'zh-CN': '世界地图', en: 'map of the world' },
  radar: { 'zh-CN': '雷达图', en: 'radar' },
  funnel: { 'zh-CN': '漏斗图', en: 'funnel' },
  gauge: { 'zh-CN': '仪表盘', en: 'gauge' },
  number: { 'zh-CN': '数字', en: 'a number' },
  sunburst: { 'zh-CN': '旭日图', en: 'sunburst' },
  treemap: { 'zh-CN': '矩形树图', en: 'treemap' },
  sankey: { 'zh-CN': '桑基图', en: 'sankey' },
  table: { 'zh-CN': '表格', en: 'a table' },
  option: { 'zh-CN': 'ECharts 配置', en: 'ECharts option' },
};

type Noun = readonly [chinese: string, one: string, many: string];

const grainNouns: Readonly<Record<Grain | 'week', Noun>> = {
  year: ['年', 'year', 'years'],
  quarter: ['个季度', 'quarter', 'quarters'],
  month: ['个月', 'month', 'months'],
  week: ['周', 'week', 'weeks'],
  day: ['天', 'day', 'days'],
  hour: ['个小时', 'hour', 'hours'],
  minute: ['个时刻', 'moment', 'moments'],
  second: ['个时刻', 'moment', 'moments'],
};

const nouns = {
  measure: ['个指标', 'measure', 'measures'],
  category: ['个类别', 'category', 'categories'],
  group: ['组', 'group', 'groups'],
  part: ['个部分', 'part', 'parts'],
  step: ['步', 'step', 'steps'],
  row: ['行', 'row', 'rows'],
  column: ['列', 'column', 'columns'],
  place: ['个地区', 'place', 'places'],
  point: ['个点', 'point', 'points'],
  stage: ['个阶段', 'stage', 'stages'],
  flow: ['条流向', 'flow', 'flows'],
  level: ['层', 'level', 'levels'],
  leaf: ['个末端', 'leaf', 'leaves'],
  value: ['个数值', 'value', 'values'],
} as const satisfies Record<string, Noun>;

/** `3 measures`, `3 个指标`. */
export function counted(count: number, noun: keyof typeof nouns): Reason {
  return say(count, nouns[noun]);
}

/** `12 months`, `12 个月`. */
export function countedTimes(count: number, grain: Grain | 'week'): Reason {
  return say(count, grainNouns[grain]);
}

function say(count: number, [chinese, one, many]: Noun): Reason {
  return {
    'zh-CN': `${count.toLocaleString('en')} ${chinese}`,
    en: `${count.toLocaleString('en')} ${count === 1 ? one : many}`,
  };
}

/** `12 months and 3 measures`, `12 个月、3 个指标`. */
export function together(...parts: readonly Reason[]): Reason {
  const english = parts.map((part) => part.en);
  const last = english.pop() ?? '';
  return {
    'zh-CN': parts.map((part) => part['zh-CN']).join('、'),
    en: english.length > 0 ? `${english.join(', ')} and ${last}` : last,
  };
}

/** `12 months and 3 measures: lines`. */
export function because(found: Reason, type: ChartTypeName): Reason {
  const words = typeWords[type];
  return { 'zh-CN': `${found['zh-CN']}：${words['zh-CN']}`, en: `${found.en}: ${words.en}` };
}
