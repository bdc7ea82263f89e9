import { createBars } from '../../families/bars/index.ts';

/** For each label one bar that is made of every series, and what they add up to. */
export const stackedBars = createBars('stacked-bars', true);
