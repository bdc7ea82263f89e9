import { dataset } from './dataset.ts';
import { components, either, list, object, type Keys, type Rule } from './rules.ts';
import { box, itemStyle, textStyle } from './styles.ts';
import { colour, colours, flag, index, indices, lengths, numeric, px, symbol, text, word } from './values.ts';

const orient = word('horizontal', 'vertical');

const title = object({
  ...box,
  show: flag,
  text,
  subtext: text,
  textStyle,
  subtextStyle: textStyle,
  textAlign: word('auto', 'left', 'center', 'right'),
  itemGap: px,
  padding: lengths,
});

const legend = object({
  ...box,
  show: flag,
  type: word('plain', 'scroll'),
  orient,
  align: word('auto', 'left', 'right'),
  itemWidth: numeric(0, 200),
  itemHeight: numeric(0, 200),
  itemGap: numeric(0, 200),
  padding: lengths,
  icon: symbol,
  data: list(either(text, object({ name: text, icon: symbol, itemStyle })), 200),
  textStyle,
  selectedMode: either(flag, word('single', 'multiple')),
});

/** Everything else about tooltips is ours: their content is text in elements. */
const tooltip = object({ show: flag, trigger: word('item', 'axis', 'none') });

/** Only inside zoom: a slider cannot be reached on a wall. */
const zoom = object({
  type: word('inside'),
  id: text,
  xAxisIndex: indices,
  yAxisIndex: indices,
  start: numeric(0, 100),
  end: numeric(0, 100),
  startValue: either(numeric(), text),
  endValue: either(numeric(), text),
  filterMode: word('filter', 'weakFilter', 'empty', 'none'),
  orient,
});

const numbers = either(numeric(0, 200), list(numeric(0, 200), 20));
const channels = object({ color: colours, opacity: numbers, symbolSize: numbers, symbol });
const piece: Keys = {
  min: numeric(),
  max: numeric(),
  gt: numeric(),
  gte: numeric(),
  lt: numeric(),
  lte: numeric(),
  value: either(numeric(), text),
  label: text,
  color: colour,
};

const visualMap = object({
  ...box,
  show: flag,
  type: word('continuous', 'piecewise'),
  min: numeric(),
  max: numeric(),
  range: list(numeric(), 2),
  dimension: index,
  seriesIndex: indices,
  inRange: channels,
  outOfRange: channels,
  pieces: list(object(piece), 20),
  categories: list(text, 50),
  splitNumber: numeric(1, 20),
  orient,
  calculable: flag,
  inverse: flag,
  precision: numeric(0, 6),
  text: list(text, 2),
  itemWidth: numeric(0, 400),
  itemHeight: numeric(0, 400),
  itemGap: numeric(0, 200),
  textStyle,
});

const insideOnly: Rule = (value, place, context) => {
  const all = (Array.isArray(value) ? value : [value]) as unknown[];
  const inside = all.filter((one) => (one as { type?: unknown } | null)?.type === 'inside');
  if (inside.length < all.length) context.leaveOut(place);
  return components(zoom, 10)(inside, place, context);
};

/** The components of an option other than coordinates and series. */
export const otherComponents: Keys = {
  title: components(title),
  legend: components(legend, 5),
  tooltip,
  dataZoom: insideOnly,
  visualMap: components(visualMap, 5),
  dataset: components(dataset, 10),
  color: list(colour, 50),
};
