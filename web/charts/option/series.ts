import { land } from './coordinates.ts';
import { dimensions, encode, links, maxItems, points, tree } from './data.ts';
import { gaugeSeries } from './gauge.ts';
import { either, isPlain, list, needs, object, slots, type Keys, type Rule } from './rules.ts';
import { areaStyle, box, emphasis, itemStyle, label, labelLine, lineStyle, markKeys } from './styles.ts';
import {
  colours,
  flag,
  index,
  length,
  numeric,
  paint,
  pair,
  symbol,
  symbolSize,
  text,
  word,
} from './values.ts';

const angle = numeric(-720, 720);
const gap = numeric(0, 200);

/** The keys of every series. */
const common: Keys = {
  name: text,
  xAxisIndex: index,
  yAxisIndex: index,
  polarIndex: index,
  geoIndex: index,
  calendarIndex: index,
  radarIndex: index,
  datasetIndex: index,
  coordinateSystem: word('cartesian2d', 'polar', 'geo', 'calendar', 'none'),
  encode,
  dimensions,
  seriesLayoutBy: word('column', 'row'),
  colorBy: word('series', 'data'),
  color: either(paint, colours),
  itemStyle,
  label,
  labelLine,
  emphasis,
  silent: flag,
  z: numeric(0, 100),
  legendHoverLink: flag,
};

const cartesian: Keys = {
  ...common,
  ...markKeys,
  data: points(maxItems),
  stack: text,
  stackStrategy: word('samesign', 'all', 'positive', 'negative'),
  clip: flag,
};
const symbols: Keys = { symbol, symbolSize, symbolRotate: angle };
const widths: Keys = {
  barWidth: length,
  barMaxWidth: length,
  barMinWidth: length,
  barMinHeight: gap,
  barGap: length,
  barCategoryGap: length,
};
const round: Keys = {
  ...common,
  ...box,
  center: pair,
  radius: either(length, pair),
  startAngle: angle,
  endAngle: angle,
  clockwise: flag,
  minAngle: numeric(0, 360),
};
const nested: Keys = {
  ...round,
  data: tree,
  levels: list(object({ r0: length, r: length, itemStyle, label, upperLabel: label, emphasis }), 12),
};

/** The allowed keys of each series type. */
const kinds: Readonly<Record<string, Keys>> = {
  line: {
    ...cartesian,
    ...symbols,
    showSymbol: flag,
    lineStyle,
    areaStyle,
    smooth: either(flag, numeric(0, 1)),
    step: either(flag, word('start', 'middle', 'end')),
    connectNulls: flag,
    endLabel: label,
  },
  bar: { ...cartesian, ...widths, showBackground: flag, backgroundStyle: itemStyle, roundCap: flag },
  pie: {
    ...round,
    data: points(500),
    roseType: either(flag, word('radius', 'area')),
    padAngle: numeric(0, 360),
    avoidLabelOverlap: flag,
    percentPrecision: numeric(0, 6),
  },
  scatter: { ...cartesian, ...symbols },
  effectScatter: {
    ...cartesian,
    ...symbols,
    data: points(200),
    rippleEffect: object({
      scale: numeric(1, 10),
      period: numeric(1, 60),
      brushType: word('fill', 'stroke'),
    }),
    showEffectOn: word('render', 'emphasis'),
  },
  heatmap: { ...cartesian },
  candlestick: { ...cartesian, ...widths },
  boxplot: {
    ...cartesian,
    data: points(1000),
    boxWidth: either(length, pair),
    layout: word('horizontal', 'vertical'),
  },
  radar: { ...common, ...symbols, data: points(200, symbols), lineStyle, areaStyle },
  funnel: {
    ...common,
    ...box,
    data: points(100),
    min: numeric(),
    max: numeric(),
    minSize: length,
    maxSize: length,
    sort: word('ascending', 'descending', 'none'),
    gap,
    orient: word('horizontal', 'vertical'),
    funnelAlign: word('left', 'right', 'center', 'top', 'bottom'),
  },
  gauge: gaugeSeries,
  treemap: { ...nested, upperLabel: label, visibleMin: numeric(0), leafDepth: numeric(1, 12) },
  sunburst: { ...nested, sort: word('desc', 'asc') },
  sankey: {
    ...common,
    ...box,
    data: points(300, { depth: index }),
    nodes: points(300, { depth: index }),
    links,
    edges: links,
    lineStyle,
    orient: word('horizontal', 'vertical'),
    nodeAlign: word('justify', 'left', 'right'),
    nodeWidth: gap,
    nodeGap: gap,
  },
  map: { ...common, ...land, data: points(500) },
};
const rules = new Map(
  Object.entries(kinds).map(([type, keys]) => [type, object({ ...keys, type: word(type) })]),
);
rules.set('map', needs('map', object({ ...kinds['map'], type: word('map') })));
const maxSeries = 50;

const one: Rule = (value, place, context) => {
  const type = isPlain(value) ? value['type'] : undefined;
  const rule = typeof type === 'string' ? rules.get(type) : undefined;
  return rule?.(value, place, context);
};

/** An invisible series in place of a rejected one, since components refer to series by index. */
const placeholder = { type: 'pie', silent: true, showEmptyCircle: false, data: [] };
const all = slots(one, maxSeries, () => placeholder);

/** The series of an option. */
export const series: Rule = (value, place, context) =>
  all(Array.isArray(value) ? value : [value], place, context);

/** True for the placeholder of a rejected series. */
export function isPlaceholder(one: unknown): boolean {
  return one === placeholder;
}
