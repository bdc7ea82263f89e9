import { createBars } from '../../families/bars/index.ts';

/** One bar per label, stacked from all series, with its total. */
export const stackedBars = createBars('stacked-bars', true);
