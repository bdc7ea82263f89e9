import { createWorkerPool } from '../../server/charts/reading/worker-pool.ts';

/** The threads of all test files of a process: they start with the first large file. */
export const workers = createWorkerPool();
