import { createBars } from '../../families/bars/index.ts';

/** For each label the bars of every series, beside each other. */
export const groupedBars = createBars('grouped-bars', false);
