import type { Work } from '../parts/bench.ts';
import { adopt } from './adopt.ts';
import { appear } from './appear.ts';
import { broadcast } from './broadcast.ts';
import { browser } from './browser.ts';
import { bursts } from './bursts.ts';
import { compression } from './compression.ts';
import { faults } from './faults.ts';
import { files } from './files.ts';
import { flips } from './flips.ts';
import { flood } from './flood.ts';
import { getdata } from './getdata.ts';
import { growth } from './growth.ts';
import { http } from './http.ts';
import { large } from './large.ts';
import { memory } from './memory.ts';
import { nodes } from './nodes.ts';
import { patches } from './patches.ts';
import { presence } from './presence.ts';
import { storm } from './storm.ts';
import { weak } from './weak.ts';

/** All works, in the order in which they run. */
export const works: readonly Work[] = [
  broadcast,
  bursts,
  compression,
  patches,
  getdata,
  http,
  files,
  large,
  memory,
  storm,
  presence,
  nodes,
  faults,
  flood,
  growth,
  browser,
  appear,
  adopt,
  flips,
  weak,
];
