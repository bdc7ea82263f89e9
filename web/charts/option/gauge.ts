import { points } from './data.ts';
import { list, object, some, type Keys, type Rule } from './rules.ts';
import { box, emphasis, itemStyle, label, labelKeys, lineStyle, lineStyleKeys } from './styles.ts';
import { colour, colours, flag, length, numeric, pair, px, symbol, text, word } from './values.ts';

const angle = numeric(-720, 720);
/** A colour stop of the ring: up to which share, in which colour. */
const range: Rule = (value, place, context) => {
  const [upTo, shade] = Array.isArray(value) ? (value as unknown[]) : [];
  const ends = [numeric(0, 1)(upTo, place, context), colour(shade, place, context)];
  return ends.includes(undefined) ? undefined : ends;
};
const words = object({ ...labelKeys, offsetCenter: pair, valueAnimation: flag, height: length });
const needle = {
  show: flag,
  showAbove: flag,
  icon: symbol,
  length,
  width: numeric(0, 200),
  size: numeric(0, 200),
  offsetCenter: pair,
  itemStyle,
};
const lines = object({ show: flag, length, distance: px, splitNumber: numeric(1, 10), lineStyle });

/** The allowed keys of a gauge. */
export const gaugeSeries: Keys = {
  ...box,
  name: text,
  min: numeric(),
  max: numeric(),
  center: pair,
  radius: length,
  startAngle: angle,
  endAngle: angle,
  clockwise: flag,
  splitNumber: numeric(1, 20),
  data: points(20, { title: words, detail: words, pointer: object(needle) }),
  color: colours,
  colorBy: word('series', 'data'),
  itemStyle,
  label,
  emphasis,
  silent: flag,
  progress: object({
    show: flag,
    overlap: flag,
    width: numeric(0, 400),
    roundCap: flag,
    clip: flag,
    itemStyle,
  }),
  axisLine: object({
    show: flag,
    roundCap: flag,
    lineStyle: object({ ...lineStyleKeys, width: numeric(0, 400), color: some(list(range, 20)) }),
  }),
  axisTick: lines,
  splitLine: lines,
  axisLabel: object({ ...labelKeys, distance: px }),
  pointer: object(needle),
  anchor: object(needle),
  title: words,
  detail: words,
};
