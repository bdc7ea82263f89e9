import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBench, type Work } from './parts/bench.ts';
import { createFigures } from './parts/figures.ts';
import { describeMachine } from './parts/machine.ts';
import { readOptions, UsageError, type Options } from './parts/options.ts';
import { tellProfiles } from './parts/profiles.ts';
import {
  jsonFile,
  pageFile,
  updatePage,
  verdicts,
  writeJson,
  writePage,
  type Results,
} from './parts/results.ts';
import { createStage } from './parts/stage.ts';
import { targets } from './targets.ts';
import { works } from './works/index.ts';

const figures = createFigures();
let stage = createStage();

let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);

try {
  const options = readOptions(
    process.argv.slice(2),
    works.map(({ name }) => name),
  );
  await runAll(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** Everything that runs ends; what fails from now on fails because of that. */
function interrupt(): void {
  interrupted = true;
  console.log('\nInterrupted');
  void stage.clear().finally(() => process.exit(130));
}

async function runAll(options: Options): Promise<void> {
  const { names, quick, rounds } = options;
  const asked = works.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const work of asked) {
    if (!(await succeeds(work, options))) process.exitCode = 1;
    if (interrupted) return;
  }
  const results: Results = { figures, machine: describeMachine(), rounds, date: new Date() };
  console.log(`\n${verdicts(targets, figures)}\n`);
  await writeJson(results);
  console.log(`All figures: ${jsonFile}`);
  if (quick || process.exitCode !== undefined) return;
  // ratios are of one run: a part of one must not look like the whole
  await (asked.length === works.length ? writePage : updatePage)(targets, results);
  console.log(`For people: ${pageFile}`);
}

/** A work that fails is told, and the others go on. */
async function succeeds(work: Work, options: Options): Promise<boolean> {
  const began = performance.now();
  const profiles = options.profile ? await mkdtemp(join(tmpdir(), 'chartwall-profiles-')) : undefined;
  stage = createStage({ profiles });
  console.log(`\n== ${work.name}: ${work.words}`);
  try {
    await work.run(createBench(work.name, options, { figures, stage, say: console.log }));
    return true;
  } catch (error) {
    if (!interrupted) console.error(`${work.name} failed:`, error);
    return false;
  } finally {
    await stage.clear();
    if (profiles !== undefined)
      console.log(`\nours, by function (${profiles}):\n${tellProfiles(profiles)}\n`);
    console.log(`== ${work.name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}
