import type { ChartTypeName } from './settings.ts';

/** How much room a chart wants on a page that is laid out by itself. */
export interface TileShape {
  /** area, as a multiple of that of a usual chart */
  readonly weight: number;
  /** width by height: the least, the best and the most at which the room is used */
  readonly aspect: readonly [least: number, best: number, most: number];
  /** the smallest that is legible, in units */
  readonly least: { readonly width: number; readonly height: number };
}

const usual: TileShape = { weight: 1, aspect: [1, 1.6, 2.6], least: { width: 320, height: 220 } };
const wide: TileShape = { weight: 1.1, aspect: [1.1, 2, 3.6], least: { width: 360, height: 220 } };
const round: TileShape = { weight: 0.85, aspect: [0.85, 1.25, 1.9], least: { width: 320, height: 240 } };
const tall: TileShape = { weight: 0.95, aspect: [0.6, 1.15, 2], least: { width: 320, height: 260 } };
const country: TileShape = { weight: 2.3, aspect: [0.95, 1.3, 1.8], least: { width: 480, height: 380 } };
const earth: TileShape = { weight: 2.3, aspect: [1.25, 1.8, 2.5], least: { width: 560, height: 340 } };
const small: TileShape = { weight: 0.45, aspect: [0.9, 1.5, 2.6], least: { width: 240, height: 160 } };

/** The wanted shape of each chart type. */
const tileShapes: Readonly<Record<ChartTypeName, TileShape>> = {
  number: small,
  gauge: { ...round, weight: 0.6 },
  lines: wide,
  area: wide,
  trend: wide,
  candlestick: wide,
  heatmap: wide,
  calendar: { ...wide, aspect: [1.6, 2.8, 5] },
  bars: usual,
  'grouped-bars': usual,
  'stacked-bars': usual,
  boxplot: usual,
  option: usual,
  sankey: { ...usual, weight: 1.15 },
  treemap: usual,
  scatter: { ...usual, aspect: [0.9, 1.4, 2.2] },
  bubble: { ...usual, aspect: [0.9, 1.4, 2.2] },
  'horizontal-bars': tall,
  funnel: tall,
  rank: usual,
  seller: tall,
  table: { ...tall, weight: 1.1, aspect: [0.6, 1.2, 2.4] },
  pie: round,
  ring: round,
  radar: round,
  sunburst: round,
  hot: round,
  stock: usual,
  map: country,
  china: country,
  province: country,
  world: earth,
};

/** The wanted shape of a chart's tile; of one whose type is not known, that of usual charts. */
export function tileShapeOf(type: string | undefined): TileShape {
  const shapes: Readonly<Record<string, TileShape>> = tileShapes;
  return type !== undefined && Object.hasOwn(tileShapes, type) ? (shapes[type] ?? usual) : usual;
}
