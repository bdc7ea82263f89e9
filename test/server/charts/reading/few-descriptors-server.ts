/**
 * A process for unreadable-files.test.ts: watches a folder with few file descriptors to open (`ulimit -n`). `exhaust` on stdin opens what is left,
 * `free` closes them again. Both are confirmed on stdout, where each change of a chart's content or problem and each log line appears too.
 */
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createChartStore } from '../../../../server/charts/store.ts';
import { watchCharts } from '../../../../server/charts/watching/chart-folder.ts';
import { pino } from 'pino';
import { workers } from '../../../helpers/workers.ts';

const [dir = ''] = process.argv.slice(2);
const say = (words: object) => void process.stdout.write(`${JSON.stringify(words)}\n`);
const log = pino(
  { level: 'debug' },
  { write: (line: string) => say({ said: (JSON.parse(line) as { msg: string }).msg }) },
);
const store = createChartStore({
  now: Date.now,
  publish: ({ name }) => say({ name, text: store.get(name)?.text, reason: store.problem(name)?.reason }),
});
await watchCharts({ dir, store, workers, log, now: Date.now }).ready;
const opened: number[] = [];

let refill: NodeJS.Timeout | undefined;

function openAll(): void {
  try {
    for (;;) opened.push(openSync('/dev/null', 'r'));
  } catch {
    // none is left
  }
}

/** What was being read in this very moment gives its descriptor back a little later: that one is taken too. */
function exhaust(): void {
  openAll();
  refill = setInterval(openAll, 5);
  say({ said: 'exhausted' });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'exhaust') return exhaust();
  clearInterval(refill);
  for (const descriptor of opened.splice(0)) closeSync(descriptor);
  say({ said: 'free' });
});
say({ said: 'ready' });
