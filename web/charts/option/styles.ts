import { either, list, object, type Keys, type Rule } from './rules.ts';
import { colour, flag, length, lengths, numeric, paint, pair, px, text, word } from './values.ts';

const opacity = numeric(0, 1);
const thickness = numeric(0, 100);
const dashes = word('solid', 'dashed', 'dotted');

/** The position of a component or a round series. */
export const box: Keys = {
  left: either(length, word('left', 'center', 'right', 'auto')),
  right: either(length, word('auto')),
  top: either(length, word('top', 'middle', 'center', 'bottom', 'auto')),
  bottom: either(length, word('auto')),
  width: either(length, word('auto')),
  height: either(length, word('auto')),
};

const textKeys: Keys = {
  color: colour,
  fontSize: numeric(1, 400),
  fontWeight: either(word('normal', 'bold', 'bolder', 'lighter'), numeric(100, 900)),
  fontStyle: word('normal', 'italic'),
  align: word('left', 'center', 'right'),
  verticalAlign: word('top', 'middle', 'bottom'),
  lineHeight: numeric(0, 400),
  backgroundColor: colour,
  borderColor: colour,
  borderWidth: thickness,
  borderRadius: lengths,
  padding: lengths,
  overflow: word('truncate', 'break', 'breakAll', 'none'),
  width: length,
};
export const textStyle = object(textKeys);

export const labelKeys: Keys = {
  ...textKeys,
  show: flag,
  position: either(
    word(
      ...['top', 'left', 'right', 'bottom', 'inside', 'insideLeft', 'insideRight', 'insideTop'],
      ...['insideBottom', 'insideTopLeft', 'insideTopRight', 'insideBottomLeft', 'insideBottomRight'],
      ...['outside', 'outer', 'inner', 'center', 'start', 'middle', 'end', 'insideStart', 'insideEnd'],
    ),
    pair,
  ),
  distance: px,
  rotate: either(numeric(-180, 180), word('radial', 'tangential')),
  offset: pair,
  alignTo: word('none', 'labelLine', 'edge'),
  edgeDistance: length,
  bleedMargin: px,
  distanceToLabelLine: px,
  minAngle: numeric(0, 360),
};
export const label = object(labelKeys);

export const itemStyle = object({
  color: paint,
  color0: paint,
  borderColor: colour,
  borderColor0: colour,
  borderWidth: thickness,
  borderType: dashes,
  borderRadius: lengths,
  opacity,
  areaColor: paint,
  gapWidth: thickness,
});

export const lineStyleKeys: Keys = {
  color: either(paint, word('source', 'target', 'gradient')),
  width: thickness,
  type: dashes,
  opacity,
  curveness: numeric(0, 1),
  cap: word('butt', 'round', 'square'),
  join: word('bevel', 'round', 'miter'),
};
export const lineStyle = object(lineStyleKeys);
export const areaStyle = object({ color: paint, opacity, origin: word('auto', 'start', 'end') });

export const labelLine = object({
  show: flag,
  length: numeric(0, 400),
  length2: numeric(0, 400),
  smooth: either(flag, numeric(0, 1)),
  lineStyle,
});

export const emphasis = object({
  disabled: flag,
  focus: word('none', 'self', 'series', 'adjacency', 'ancestor', 'descendant'),
  blurScope: word('coordinateSystem', 'series', 'global'),
  scale: either(flag, numeric(0.5, 3)),
  scaleSize: numeric(0, 40),
  itemStyle,
  lineStyle,
  areaStyle,
  label,
  labelLine,
});

const scalar = either(numeric(), text);
const mark = {
  name: text,
  type: word('min', 'max', 'average', 'median'),
  valueDim: text,
  valueIndex: numeric(0, 20),
  xAxis: scalar,
  yAxis: scalar,
  coord: list(scalar, 3),
  value: scalar,
  itemStyle,
  lineStyle,
  label,
};
const marks = (one: Rule): Rule =>
  object({ silent: flag, label, itemStyle, lineStyle, emphasis, data: list(one, 50) });

/** No custom symbols: marks keep ECharts' own. */
export const markKeys: Keys = {
  markPoint: marks(object(mark)),
  markLine: marks(either(object(mark), list(object(mark), 2))),
  markArea: marks(list(object(mark), 2)),
};
