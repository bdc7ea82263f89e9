import { createBench, type Work } from './parts/bench.ts';
import { createFigures } from './parts/figures.ts';
import { readOptions, UsageError, type Options } from './parts/options.ts';
import { createStage } from './parts/stage.ts';
import { works } from './works/index.ts';

const figures = createFigures();
const stage = createStage();

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.clear().finally(() => process.exit(130)));

try {
  const options = readOptions(
    process.argv.slice(2),
    works.map(({ name }) => name),
  );
  for (const work of works)
    if (options.names.length === 0 || options.names.includes(work.name)) await run(work, options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** A work that fails is told, and the others go on. */
async function run(work: Work, options: Options): Promise<void> {
  const began = performance.now();
  console.log(`\n== ${work.name}: ${work.words}`);
  try {
    await work.run(createBench(work.name, options, { figures, stage, say: console.log }));
  } catch (error) {
    console.error(`${work.name} failed:`, error);
    process.exitCode = 1;
  } finally {
    await stage.clear();
    console.log(`== ${work.name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}
