import { points } from './data.ts';
import { list, object, some, type Keys, type Rule } from './rules.ts';
import { box, emphasis, itemStyle, label, labelKeys, lineStyle, lineStyleKeys } from './styles.ts';
import { colour, colours, flag, length, number, pair, px, symbol, text, word } from './values.ts';

const angle = number(-720, 720);
/** A ring in ranges: up to which share of it, in which colour. */
const range: Rule = (value, place, pass) => {
  const [upTo, shade] = Array.isArray(value) ? (value as unknown[]) : [];
  const ends = [number(0, 1)(upTo, place, pass), colour(shade, place, pass)];
  return ends.includes(undefined) ? undefined : ends;
};
const words = object({ ...labelKeys, offsetCenter: pair, valueAnimation: flag, height: length });
const needle = {
  show: flag,
  showAbove: flag,
  icon: symbol,
  length,
  width: number(0, 200),
  size: number(0, 200),
  offsetCenter: pair,
  itemStyle,
};
const lines = object({ show: flag, length, distance: px, splitNumber: number(1, 10), lineStyle });

/** What a gauge may say. */
export const gauge: Keys = {
  ...box,
  name: text,
  min: number(),
  max: number(),
  center: pair,
  radius: length,
  startAngle: angle,
  endAngle: angle,
  clockwise: flag,
  splitNumber: number(1, 20),
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
    width: number(0, 400),
    roundCap: flag,
    clip: flag,
    itemStyle,
  }),
  axisLine: object({
    show: flag,
    roundCap: flag,
    lineStyle: object({ ...lineStyleKeys, width: number(0, 400), color: some(list(range, 20)) }),
  }),
  axisTick: lines,
  splitLine: lines,
  axisLabel: object({ ...labelKeys, distance: px }),
  pointer: object(needle),
  anchor: object(needle),
  title: words,
  detail: words,
};
