import { createBars } from '../../families/bars/index.ts';

/** A bar for each label; with several measures or groups, bars beside each other. */
export const bars = createBars('bars', false);
