import { counted, either, isPlain, list, object, slots, type Keys, type Rule } from './rules.ts';
import { emphasis, itemStyle, label, lineStyle } from './styles.ts';
import { index, numeric, symbol, symbolSize, text, word } from './values.ts';

/** At most this many points of a series are drawn: the first ones. */
export const maxItems = 20_000;
export const maxDimensions = 50;
/** Deeper levels cannot be read from a distance and would only cost time. */
const deepest = 12;

const nothing: Rule = (value) => (value === null ? null : undefined);
const scalar = either(numeric(), text, nothing);
export const row = slots(scalar, maxDimensions, () => null);

/** Thousands of labels would overlap, and ECharts compares each with each. */
const ownLabel: Rule = (value, place, context) =>
  context.labels-- > 0 ? label(value, place, context) : undefined;
const item: Keys = {
  name: text,
  value: either(row, scalar),
  itemStyle,
  lineStyle,
  label: ownLabel,
  emphasis,
};
const point = counted(either(numeric(), row, object({ ...item, symbol, symbolSize }), scalar));

/** At most `most` data items, which may have `more` keys. */
export function points(most: number, more?: Keys): Rule {
  const rule = more ? counted(either(numeric(), row, object({ ...item, ...more }), scalar)) : point;
  return slots(rule, most, () => null);
}

/** The nodes of a tree. Built from the deepest level up: a recursive rule would follow a file to any depth. */
export const tree = Array.from({ length: deepest }).reduce<Rule>(
  (children) => list(counted(object({ ...item, children })), 1000),
  () => undefined,
);

const end = either(numeric(), text);
export const links = list(
  counted(object({ source: end, target: end, value: numeric(0), lineStyle, label: ownLabel, emphasis })),
  1000,
);

const dimension = either(index, text);
export const dimensions = list(
  either(text, object({ name: text, type: word('number', 'ordinal', 'time') })),
  50,
);
const dimensionList = either(dimension, list(dimension, 10));
export const encode = object({
  x: dimensionList,
  y: dimensionList,
  radius: dimensionList,
  angle: dimensionList,
  lng: dimensionList,
  lat: dimensionList,
  value: dimensionList,
  itemName: dimension,
});

/** The categories of an axis. */
export const names = slots(
  counted(
    either(text, (value, place, context) => {
      const named = object({ value: text })(value, place, context);
      return isPlain(named) ? named['value'] : undefined;
    }),
  ),
  maxItems,
  () => '',
);
