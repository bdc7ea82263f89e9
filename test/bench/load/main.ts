import { answerRemote } from '../parts/remote.ts';
import { createPool } from './pool.ts';

// A process of its own: what the load costs is not on the server's bill.
answerRemote(createPool({ now: () => Number(process.hrtime.bigint()) / 1e6, random: Math.random }));
