import type { Theme } from '../theme.ts';
import { greyOf, landColour } from './contrast.ts';

/** Of neutral answers: between the scale's own middle, which is nearly the surface, and the colours beside it. */
const neutralContrast = 2.5;

/** Colours from one end of the theme's diverging scale to the other. The strongest on either side are as far from a grey middle. */
export function agreementColours(agreements: readonly (number | undefined)[], theme: Theme): string[] {
  const strengths = [...new Set(agreements.map((agreement) => Math.abs(agreement ?? 0)))]
    .filter(Boolean)
    .sort((one, other) => one - other);
  const middle = (theme.diverging.length - 1) / 2;
  return agreements.map((agreement) => {
    if (agreement === undefined) return landColour(theme);
    if (agreement === 0) return greyOf(neutralContrast, theme);
    const stronger = strengths.length - 1 - strengths.indexOf(Math.abs(agreement));
    // Without degrees there is no strongest.
    const far = strengths.length > 1 ? middle - stronger : middle - 1;
    return theme.diverging[middle + Math.sign(agreement) * Math.max(1, far)] ?? theme.ink;
  });
}
