import { mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { movesOf, type Move } from './demo-values.ts';

interface DemoDeps {
  log: Logger;
  /** 0 to 1, like Math.random */
  random(): number;
  /** Runs a function at an interval, until the returned function is called. */
  every(ms: number, run: () => Promise<void>): () => void;
}

interface Demo {
  /** a fresh folder with a copy of the sample data, whose values change once a second */
  dir: string;
  /** a fresh folder for the state, which must not lie among the charts */
  stateDir: string;
  /** Stops and removes both folders. */
  close(): Promise<void>;
}

const paceInMs = 1000;

/**
 * A wall that moves, for newcomers: copies the sample charts and goes on writing plausible values into the copy.
 * @throws when the samples cannot be read or the temporary folder cannot be written.
 */
export async function startDemo(
  { log, random, every }: DemoDeps,
  { samples }: { samples: string },
): Promise<Demo> {
  const dir = await mkdtemp(join(tmpdir(), 'chartwall-demo-'));
  const charts = await copyCharts(samples, dir, random);
  const stateDir = await mkdtemp(join(tmpdir(), 'chartwall-demo-state-'));
  let step: Promise<void> | undefined;
  // on a slow disk a step is skipped, never run beside the last
  const move = () =>
    (step ??= moveAll(charts)
      .catch((error: unknown) => log.warn({ err: error }, 'demo values could not be written'))
      .finally(() => (step = undefined)));
  const stop = every(paceInMs, move);
  return {
    dir,
    stateDir,
    async close() {
      stop();
      await step;
      for (const folder of [dir, stateDir]) await rm(folder, { recursive: true, force: true });
    },
  };
}

interface MovingChart {
  path: string;
  data: unknown;
  moves: readonly Move[];
}

async function copyCharts(from: string, to: string, random: () => number): Promise<MovingChart[]> {
  const files = (await readdir(from)).filter((file) => file.endsWith('.json'));
  const charts = files.map(async (file) => {
    const text = await readFile(join(from, file), 'utf8');
    await writeFile(join(to, file), text);
    const data: unknown = JSON.parse(text);
    return { path: join(to, file), data, moves: movesOf(data, random) };
  });
  return (await Promise.all(charts)).filter(({ moves }) => moves.length > 0);
}

async function moveAll(charts: readonly MovingChart[]): Promise<void> {
  for (const { path, data, moves } of charts) {
    for (const move of moves) move();
    await replaceFile(path, JSON.stringify(data, null, 2));
  }
}

/** Never leaves a half-written chart; the watcher does not look at names that do not end in `.json`. */
async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.tmp`;
  await writeFile(draft, text);
  await rename(draft, path);
}
