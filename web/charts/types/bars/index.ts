import { createBars } from '../../families/bars/index.ts';

/** One bar per label; grouped bars for several measures or groups. */
export const bars = createBars('bars', false);
