import type { ChartTypeName } from '#protocol';
import type { ChartType } from './chart-type.ts';
import { hot } from './types/hot.ts';
import { map } from './types/map.ts';
import { rank } from './types/rank.ts';
import { seller } from './types/seller.ts';
import { stock } from './types/stock.ts';
import { trend } from './types/trend.ts';

/** Every chart type by its name; `/<type>page` shows the chart of that name with it. */
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

/** The types that draw any table, tree or option; each is loaded, with what it needs of ECharts, when the first chart needs it. */
export const generalTypes: Partial<Record<ChartTypeName, () => Promise<ChartType>>> = {
  china: () => import('./types/china.ts').then((m) => m.china),
  province: () => import('./types/province.ts').then((m) => m.province),
  world: () => import('./types/world.ts').then((m) => m.world),
  funnel: () => import('./types/funnel.ts').then((m) => m.funnel),
  radar: () => import('./types/radar.ts').then((m) => m.radar),
  sankey: () => import('./types/sankey.ts').then((m) => m.sankey),
  gauge: () => import('./types/gauge.ts').then((m) => m.gauge),
  number: () => import('./types/number.ts').then((m) => m.number),
  pie: () => import('./types/pie.ts').then((m) => m.pie),
  ring: () => import('./types/ring.ts').then((m) => m.ring),
  sunburst: () => import('./types/sunburst.ts').then((m) => m.sunburst),
  option: () => import('./types/option.ts').then((m) => m.option),
  table: () => import('./types/table.ts').then((m) => m.table),
  treemap: () => import('./types/treemap.ts').then((m) => m.treemap),
  lines: () => import('./types/lines.ts').then((m) => m.lines),
  area: () => import('./types/area.ts').then((m) => m.area),
  bars: () => import('./types/bars.ts').then((m) => m.bars),
  'horizontal-bars': () => import('./types/horizontal-bars.ts').then((m) => m.horizontalBars),
  'grouped-bars': () => import('./types/grouped-bars.ts').then((m) => m.groupedBars),
  'stacked-bars': () => import('./types/stacked-bars.ts').then((m) => m.stackedBars),
  scatter: () => import('./types/scatter.ts').then((m) => m.scatter),
  bubble: () => import('./types/bubble.ts').then((m) => m.bubble),
  heatmap: () => import('./types/heatmap.ts').then((m) => m.heatmap),
  calendar: () => import('./types/calendar.ts').then((m) => m.calendar),
  candlestick: () => import('./types/candlestick.ts').then((m) => m.candlestick),
  boxplot: () => import('./types/boxplot.ts').then((m) => m.boxplot),
};

/** The type that a chart of this name is drawn with; undefined when there is none, which the page says. */
export function chartTypeOf(chartName: string): ChartType | undefined {
  return byChart.get(chartName);
}
