import { answerRemote } from '../parts/remote.ts';
import { now } from '../parts/now.ts';
import { createPool } from './pool.ts';

// A process of its own: what the load costs is not on the server's bill.
answerRemote(createPool({ now, random: Math.random }));
