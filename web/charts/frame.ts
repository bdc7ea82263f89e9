import type { Language, Size, View } from './chart-type.ts';
import type { NamedValue } from './data/decode.ts';
import { fullNumber } from './text/numbers.ts';
import { tooltipBox } from './text/tooltip.ts';

/** Beyond this size, in units, a drawing fills the screen, and all in it grows: up to twice, so that it still fits its words. */
const usual = { width: 900, height: 640 };

/** The view with a larger unit where the drawing is larger than a tile of a wall is; tiles of a wall all keep the same sizes. */
export function scaled<Sized extends Size>(view: Sized): Sized {
  const { width, height, unit } = view;
  const room = Math.min(width / (usual.width * unit), height / (usual.height * unit));
  return { ...view, unit: unit * Math.min(2, Math.max(1, room)) };
}

/** Sizes in CSS px that every chart type shares, from the view's unit. */
export function typeScale({ unit }: Pick<View, 'unit'>) {
  return {
    /** values and labels */
    text: 18 * unit,
    /** axes and whatever stands behind the values */
    small: 16 * unit,
    line: 24 * unit,
    gap: 8 * unit,
    hairline: Math.max(1, unit),
  };
}

/** What every option has: type, colours, motion, a tooltip, and a description for those who do not see it. */
export function baseOption(view: View, description: string) {
  const { motion } = view;
  const { text } = typeScale(view);
  return {
    textStyle: { fontSize: text },
    aria: { enabled: true, label: { enabled: true, description } },
    animation: motion,
    animationDuration: 400,
    animationEasing: 'cubicOut' as const,
    animationDurationUpdate: 400,
    animationEasingUpdate: 'cubicOut' as const,
    tooltip: tooltipBox(view),
  };
}

const maxDescribed = 10;

/** What the drawing shows, in words: its title, then the first items with their values. */
export function describe(title: string, items: readonly NamedValue[], language: Language): string {
  const described = items
    .slice(0, maxDescribed)
    .map(({ name, value }) => `${name} ${fullNumber(value, language)}`);
  if (described.length === 0) return title;
  return `${title}: ${described.join(', ')}${items.length > maxDescribed ? ' …' : ''}`;
}
