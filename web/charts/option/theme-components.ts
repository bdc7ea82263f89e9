import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import { legendStyle } from '../shapes/legend.ts';
import type { ValueFormat } from '../text/value-format.ts';
import type { OptionPart } from './sanitise.ts';
import { mergeOption } from './merge-option.ts';
import { isPlaced, type ReservedInsets } from './reserved-insets.ts';

/** The option's own title, below the tile's title. */
export function themeTitle(title: OptionPart, view: View): OptionPart {
  const { unit } = view;
  const { small } = typeScale(view);
  const style = {
    ...(!isPlaced(title) && { left: 0, top: 0 }),
    padding: 0,
    itemGap: 4 * unit,
    textStyle: { fontSize: 20 * unit },
    subtextStyle: { fontSize: small },
  };
  return mergeOption(style, title);
}

/** A legend is one scrolling line, or a column at the right. */
export function themeLegend(legend: OptionPart, reserved: ReservedInsets, view: View): OptionPart {
  const aside = legend['orient'] === 'vertical';
  const place = aside
    ? { right: 0, top: reserved.title, left: 'auto', bottom: 'auto' }
    : { left: 0, top: reserved.title, right: 'auto', bottom: 'auto' };
  const { small } = typeScale(view);
  const pager = { type: 'scroll', pageIconSize: 12 * view.unit, pageTextStyle: { fontSize: small } };
  return mergeOption({ ...legendStyle(view), ...pager, ...(!isPlaced(legend) && place) }, legend);
}

/** Visual maps go below the drawing. */
export function themeVisualMap(scale: OptionPart, format: ValueFormat, view: View): OptionPart {
  const { unit } = view;
  const { small } = typeScale(view);
  const style = {
    ...(!isPlaced(scale) && { left: 'center', bottom: 0, orient: 'horizontal' }),
    padding: 0,
    itemWidth: 16 * unit,
    itemHeight: (scale['type'] === 'piecewise' || scale['pieces'] ? 16 : 120) * unit,
    textStyle: { fontSize: small },
  };
  return { ...mergeOption(style, scale), formatter: scaleWriter(format) };
}

function scaleWriter(format: ValueFormat) {
  const write = (end: unknown): string => (typeof end === 'number' ? format.short(end) : String(end));
  return (from: unknown, to?: unknown): string => {
    if (to === undefined || from === to) return write(from);
    if (from === -Infinity) return `≤ ${write(to)}`;
    return to === Infinity ? `≥ ${write(from)}` : `${write(from)} – ${write(to)}`;
  };
}
