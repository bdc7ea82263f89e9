import type { Language, Size, View } from './chart-type.ts';
import type { NamedValue } from './data/decode.ts';
import { fontFamily } from './text/font.ts';
import { fullNumber } from './text/numbers.ts';
import { tooltipBox } from './text/tooltip.ts';

/** A larger drawing, in units, is scaled up: by at most 2, so that its texts still fit. */
const usual = { width: 900, height: 640 };

/** Scales up drawings that are larger than a wall tile, e.g. in full screen. Tiles on a wall keep the same text sizes. */
export function scaled<Sized extends Size>(view: Sized): Sized {
  const { width, height, unit } = view;
  const room = Math.min(width / (usual.width * unit), height / (usual.height * unit));
  return { ...view, unit: unit * Math.min(2, Math.max(1, room)) };
}

/** Font sizes, spacing and line widths of all chart types, in CSS px. */
export function typeScale({ unit }: Pick<View, 'unit'>) {
  return {
    /** values and labels */
    text: 18 * unit,
    /** axes and other secondary text */
    small: 16 * unit,
    line: 24 * unit,
    gap: 8 * unit,
    hairline: Math.max(1, unit),
  };
}

/** What every option has: font, colours, animation, a tooltip and a description for screen readers. */
export function baseOption(view: View, description: string) {
  const { motion } = view;
  const { text } = typeScale(view);
  return {
    textStyle: { fontFamily, fontSize: text },
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

/** A description for screen readers: the title, then the first items with their values. */
export function describe(title: string, items: readonly NamedValue[], language: Language): string {
  const described = items
    .slice(0, maxDescribed)
    .map(({ name, value }) => `${name} ${fullNumber(value, language)}`);
  if (described.length === 0) return title;
  return `${title}: ${described.join(', ')}${items.length > maxDescribed ? ' …' : ''}`;
}
