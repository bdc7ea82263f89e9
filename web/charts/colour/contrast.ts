import type { Theme } from '../theme.ts';
import { mix } from './colours.ts';

/** Of values with what is next to their letters. On a middle colour not even black and white have it, but at least the 4.5 of names. */
const valueContrast = 7;

/** Ink or surface, whichever has more contrast on this background (`#rrggbb`); black or white where neither is enough for a value. */
export function readableOn(ground: string, { ink, surface }: Theme): string {
  const most = (one: string, other: string): string =>
    contrast(ground, one) >= contrast(ground, other) ? one : other;
  const own = most(ink, surface);
  return contrast(ground, own) >= valueContrast ? own : most('#000000', '#ffffff');
}

/**
 * The colour around the letters of a value on this background, which is the background itself, made just so much darker or lighter that
 * they can be read; undefined where they can be without.
 */
export function outlineOn(ground: string, theme: Theme): string | undefined {
  const ink = readableOn(ground, theme);
  const far = contrast(ink, '#000000') > contrast(ink, '#ffffff') ? '#000000' : '#ffffff';
  let share = 0;
  while (contrast(mix(ground, far, share), ink) < valueContrast) share += 0.01;
  return share > 0 ? mix(ground, far, share) : undefined;
}

/** Of an outline, on both sides of a line together. ems */
export const outlineWidth = 0.25;

/** The ink of a value on this background, with its outline if it needs one, as labels of ECharts have it. */
export function valueLabelOn(ground: string, fontSize: number, theme: Theme) {
  const outline = outlineOn(ground, theme);
  const rim = outline && { textBorderColor: outline, textBorderWidth: outlineWidth * fontSize };
  return { color: readableOn(ground, theme), fontSize, ...rim };
}

/** How much a map's land stands out from the ground. */
export const landContrast = 1.5;

/** Land of which there are no data. One border of the ground's colour separates its parts. */
export function landColour(theme: Theme): string {
  return greyOf(landContrast, theme);
}

/** The grey that stands out from the surface by this contrast. */
export function greyOf(least: number, { surface, mutedInk }: Theme): string {
  let share = 0;
  while (share < 1 && contrast(mix(surface, mutedInk, share), surface) < least) share += 0.01;
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
