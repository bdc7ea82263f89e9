import type { Work } from '../parts/bench.ts';
import { broadcast } from './broadcast.ts';
import { getdata } from './getdata.ts';

/** All works, in the order in which they run. */
export const works: readonly Work[] = [broadcast, getdata];
