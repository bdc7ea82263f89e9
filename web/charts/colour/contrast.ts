import type { Theme } from '../theme.ts';
import { mix } from './colours.ts';

/** WCAG's least for text. On a middle colour ink and surface have less, and black or white have at least this. */
const leastContrast = 4.5;

/** Ink or surface, whichever has more contrast on this background (`#rrggbb`); black or white where neither has enough. */
export function readableOn(ground: string, { ink, surface }: Theme): string {
  const most = (one: string, other: string): string =>
    contrast(ground, one) >= contrast(ground, other) ? one : other;
  const own = most(ink, surface);
  return contrast(ground, own) >= leastContrast ? own : most('#000000', '#ffffff');
}

/** How much a map's land stands out from the ground. */
export const landContrast = 1.5;

/** Land of which there are no data. One border of the ground's colour separates its parts. */
export function landColour({ surface, mutedInk }: Theme): string {
  let share = 0;
  while (share < 1 && contrast(mix(surface, mutedInk, share), surface) < landContrast) share += 0.01;
  return mix(surface, mutedInk, share);
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
