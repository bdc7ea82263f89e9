import type { Work } from '../parts/bench.ts';
import { broadcast } from './broadcast.ts';
import { bursts } from './bursts.ts';
import { compression } from './compression.ts';
import { getdata } from './getdata.ts';
import { memory } from './memory.ts';
import { patches } from './patches.ts';

/** All works, in the order in which they run. */
export const works: readonly Work[] = [broadcast, bursts, compression, patches, getdata, memory];
