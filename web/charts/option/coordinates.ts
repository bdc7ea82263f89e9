import { names } from './data.ts';
import { mapName } from './map-names.ts';
import { components, either, list, needs, object, type Keys, type Rule } from './rules.ts';
import { box, emphasis, itemStyle, label, labelKeys, lineStyleKeys, textStyle } from './styles.ts';
import { colour, colours, flag, index, length, numeric, pair, px, text, word } from './values.ts';

const strokes = object({ ...lineStyleKeys, color: colours });
const areas = object({ opacity: numeric(0, 1), color: colours });
const line = object({ show: flag, onZero: flag, lineStyle: strokes });
const tick = object({
  show: flag,
  inside: flag,
  alignWithLabel: flag,
  length: numeric(0, 200),
  lineStyle: strokes,
});
const splitArea = object({ show: flag, areaStyle: areas });
/** No `interval`: we hide labels that would overlap. */
const axisLabel = object({
  ...labelKeys,
  inside: flag,
  margin: px,
  showMinLabel: flag,
  showMaxLabel: flag,
  hideOverlap: flag,
});
const ends = either(numeric(), text);

const axis = object({
  show: flag,
  type: word('value', 'category', 'time', 'log'),
  name: text,
  nameLocation: word('start', 'middle', 'center', 'end'),
  nameGap: px,
  nameTextStyle: textStyle,
  inverse: flag,
  boundaryGap: either(flag, list(either(flag, length), 2)),
  min: ends,
  max: ends,
  scale: flag,
  alignTicks: flag,
  splitNumber: numeric(1, 20),
  logBase: numeric(2, 100),
  position: word('top', 'bottom', 'left', 'right'),
  offset: px,
  gridIndex: index,
  polarIndex: index,
  startAngle: numeric(-720, 720),
  clockwise: flag,
  data: names,
  axisLabel,
  axisLine: line,
  axisTick: tick,
  splitLine: line,
  splitArea,
});

const radar = object({
  center: pair,
  radius: either(length, pair),
  startAngle: numeric(-720, 720),
  shape: word('polygon', 'circle'),
  scale: flag,
  splitNumber: numeric(1, 20),
  indicator: list(object({ name: text, text, max: numeric(), min: numeric(), color: colour }), 50),
  axisName: label,
  axisNameGap: px,
  axisLine: line,
  axisTick: tick,
  axisLabel,
  splitLine: line,
  splitArea,
});

const day = /^\d{4}(?:-\d{1,2}){0,2}$/;
/** A calendar has one cell per day: two years at most. */
const maxDays = 731;
const date: Rule = (value) => {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && day.test(written) ? written : undefined;
};
const range: Rule = (value, place, context) => {
  if (!Array.isArray(value)) return date(value, place, context);
  const [from, to] = value.map((one) => date(one, place, context));
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days >= 0 && days <= maxDays ? [from, to] : undefined;
};
const dayNames = object({ ...labelKeys, firstDay: numeric(0, 6), margin: px });
const cell = either(numeric(1, 400), word('auto'));

const days = object({
  ...box,
  range,
  cellSize: either(cell, list(cell, 2)),
  orient: word('horizontal', 'vertical'),
  itemStyle,
  splitLine: line,
  dayLabel: dayNames,
  monthLabel: dayNames,
  yearLabel: dayNames,
});
const calendar = needs('range', days);

/** Keys that `geo` and map series share. */
export const land: Keys = {
  ...box,
  map: mapName,
  label,
  itemStyle,
  emphasis,
};
const regions = list(object({ name: text, itemStyle, label, emphasis }), 300);
const geo = needs('map', object({ ...land, regions }));

const grid = object({ ...box, containLabel: flag });
const polar = object({ center: pair, radius: either(length, pair) });

/** Components without a required key are removed; they leave no empty slot. */
const only = (rule: Rule, most: number): Rule => {
  const all = list(rule, most);
  return (value, place, context) => all(Array.isArray(value) ? value : [value], place, context);
};

/** Grids, axes and the other coordinate systems. */
export const coordinates: Keys = {
  grid: components(grid),
  xAxis: components(axis),
  yAxis: components(axis),
  polar: components(polar),
  radiusAxis: components(axis),
  angleAxis: components(axis),
  radar: components(radar),
  calendar: only(calendar, 5),
  geo: only(geo, 1),
};
