import type { ChartTypeName } from '#protocol';
import type { ChartType } from './chart-type.ts';
import { hot } from './types/hot/index.ts';
import { map } from './types/map/index.ts';
import { rank } from './types/rank/index.ts';
import { seller } from './types/seller/index.ts';
import { stock } from './types/stock/index.ts';
import { trend } from './types/trend/index.ts';

/** The six original chart types by name; `/<type>page` shows the chart of that name. */
export const chartTypes: Readonly<Record<'seller' | 'trend' | 'map' | 'rank' | 'hot' | 'stock', ChartType>> =
  {
    seller,
    trend,
    map,
    rank,
    hot,
    stock,
  };

const byChart: ReadonlyMap<string, ChartType> = new Map([...Object.entries(chartTypes), ['hotproduct', hot]]);

/** The types that draw any table, tree or option. Each is loaded with its ECharts modules when a chart first needs it. */
export const generalTypes: Partial<Record<ChartTypeName, () => Promise<ChartType>>> = {
  china: () => import('./types/china/index.ts').then((m) => m.china),
  province: () => import('./types/province/index.ts').then((m) => m.province),
  world: () => import('./types/world/index.ts').then((m) => m.world),
  funnel: () => import('./types/funnel/index.ts').then((m) => m.funnel),
  radar: () => import('./types/radar/index.ts').then((m) => m.radar),
  sankey: () => import('./types/sankey/index.ts').then((m) => m.sankey),
  gauge: () => import('./types/gauge/index.ts').then((m) => m.gauge),
  number: () => import('./types/number/index.ts').then((m) => m.number),
  pie: () => import('./types/pie/index.ts').then((m) => m.pie),
  ring: () => import('./types/ring/index.ts').then((m) => m.ring),
  sunburst: () => import('./types/sunburst/index.ts').then((m) => m.sunburst),
  option: () => import('./types/option/index.ts').then((m) => m.option),
  table: () => import('./types/table/index.ts').then((m) => m.table),
  treemap: () => import('./types/treemap/index.ts').then((m) => m.treemap),
  lines: () => import('./types/lines/index.ts').then((m) => m.lines),
  area: () => import('./types/area/index.ts').then((m) => m.area),
  bars: () => import('./types/bars/index.ts').then((m) => m.bars),
  'horizontal-bars': () => import('./types/horizontal-bars/index.ts').then((m) => m.horizontalBars),
  'grouped-bars': () => import('./types/grouped-bars/index.ts').then((m) => m.groupedBars),
  'stacked-bars': () => import('./types/stacked-bars/index.ts').then((m) => m.stackedBars),
  scatter: () => import('./types/scatter/index.ts').then((m) => m.scatter),
  bubble: () => import('./types/bubble/index.ts').then((m) => m.bubble),
  heatmap: () => import('./types/heatmap/index.ts').then((m) => m.heatmap),
  calendar: () => import('./types/calendar/index.ts').then((m) => m.calendar),
  candlestick: () => import('./types/candlestick/index.ts').then((m) => m.candlestick),
  boxplot: () => import('./types/boxplot/index.ts').then((m) => m.boxplot),
};

/** The original type that draws a chart of this name, if any. */
export function chartTypeOf(chartName: string): ChartType | undefined {
  return byChart.get(chartName);
}
