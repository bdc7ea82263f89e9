import { afterAll, beforeAll } from 'vitest';

/** Takes what ends something, and calls it when the test, or the file, that started it is over. */
export type OnEnd = (end: () => void | Promise<void>) => void;

/**
 * Called at the top of a test file: starts something before the first of its tests and ends it after the last, in the
 * opposite order of what was started. Returns how to get at it.
 */
export function forThisFile<Thing>(start: (onEnd: OnEnd) => Promise<Thing>): () => Thing {
  const ends: Parameters<OnEnd>[0][] = [];
  let started: { thing: Thing } | undefined;
  beforeAll(async () => {
    started = { thing: await start((end) => ends.unshift(end)) };
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return () => {
    if (!started) throw new Error('What a file starts is there inside its tests only');
    return started.thing;
  };
}
