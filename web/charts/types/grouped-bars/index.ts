import { createBars } from '../../families/bars/index.ts';

/** The bars of all series side by side per label. */
export const groupedBars = createBars('grouped-bars', false);
