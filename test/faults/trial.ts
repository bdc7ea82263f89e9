import { mkdtemp, open, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { dropFile } from '../helpers/drop-file.ts';
import { seededRandom } from '../web/client/helpers/fake-page.ts';
import { checkHistory, type Violation } from './check-history.ts';
import { startCluster, type Cluster, type ClusterOptions } from './cluster.ts';
import type { DoneAction, Outcome, SentMessage, WallHistory } from './history.ts';
import { createOperator } from './operator.ts';
import { planFaults, runFaults, type Rests } from './plan-faults.ts';
import { openFaultyScreen } from './screen.ts';

export interface TrialOptions extends Pick<ClusterOptions, 'redis' | 'onEnd'> {
  seed: number;
  screens: number;
  /** how long things go wrong. ms */
  ms: number;
  rests: Rests;
  /** the folder of another build; default: this one's */
  dist?: string;
  say: (words: string) => void;
}

export interface TrialResult {
  readonly seed: number;
  /** how many faults there were */
  readonly faults: number;
  /** from the last fault until every screen was back, and had everything; undefined: not within the limit. ms */
  readonly back: number | undefined;
  readonly violations: readonly Violation[];
  readonly actions: Readonly<Record<Outcome, number>>;
  readonly messages: Readonly<Record<Outcome, number>>;
  /** where its history and the log of its nodes are */
  readonly folder: string;
}

/** By then every screen must have everything after the last fault. ms */
export const backLimit = 15_000;
/** What comes twice comes by then. ms */
const settling = 2_000;
const operators = 4;
const charts = ['one', 'two', 'three', 'four'];

/** Lets screens and operators use a cluster while its parts fail, and checks what all of them saw. */
export async function runTrial({
  seed,
  screens: count,
  ms,
  rests,
  redis,
  dist,
  say,
  onEnd,
}: TrialOptions): Promise<TrialResult> {
  // of its own for each part: what one draws does not depend on when another does
  const randomOf = (part: number) => seededRandom(seed * 1_000_003 + part);
  const folder = await mkdtemp(join(tmpdir(), `chartwall-faults-${seed}-`));
  const log = await open(join(folder, 'nodes.log'), 'a');
  onEnd(() => log.close());
  const isShared = randomOf(1)() < 0.5;
  say(
    `seed ${seed}: ${redis === undefined ? 'one node' : isShared ? 'two nodes with one folder' : 'two nodes, one with the folder'}`,
  );
  const nextNumber = counter();
  const nextPage = counter();
  const contentOf = (n: number) => [['made', n]];
  const first = Object.fromEntries(charts.map((chart) => [chart, contentOf(nextNumber())]));
  const cluster = await startCluster(first, { redis, isShared, dist, log: log.fd, onEnd });

  const balancer = randomOf(2);
  const nextUrl = () => {
    const { nodes } = cluster;
    return nodes[Math.floor(balancer() * nodes.length)]?.link.url.replace(/^http/, 'ws') ?? '';
  };
  const said = { messages: [] as SentMessage[], actions: [] as DoneAction[], oddAnswers: [] as string[] };
  const began = performance.now();
  const ids = Array.from({ length: count }, (_, n) => `screen-${n}`);
  const screens = ids.map((id, n) =>
    openFaultyScreen({ id, charts, nextUrl, began, random: randomOf(1000 + n) }),
  );
  const people = Array.from({ length: operators }, (_, n) =>
    createOperator({
      name: `operator-${n}`,
      charts,
      screens: ids,
      nextUrl,
      began,
      random: randomOf(10 + n),
      log: said,
      nextNumber,
      nextPage,
    }),
  );
  const all = [...screens, ...people.map(({ screen }) => screen)];
  onEnd(() => all.forEach(({ service }) => service.close()));
  const isBack = () => all.every(({ isOpen }) => isOpen);
  await until(isBack, backLimit);
  if (!isBack()) throw new Error('not every screen could enter at first');

  const plan = planFaults(cluster, ms, rests, randomOf(3));
  const faults = plan.flat().length;
  const stop = new AbortController();
  const busy = [
    ...people.map((person) => person.run(stop.signal)),
    writeCharts(cluster, contentOf, { nextNumber, random: randomOf(4), signal: stop.signal }),
  ];
  await runFaults(plan, say);
  const last = performance.now();
  stop.abort();
  await Promise.all(busy);
  await Promise.all(people.map((person) => person.finish(last + backLimit - performance.now())));

  const history: WallHistory = {
    ...said,
    screens: all.map(({ history }) => history),
    charts: await newestOf(cluster.dir),
  };
  const isWhole = () => isBack() && checkHistory(history).length === 0;
  await until(isWhole, last + backLimit - performance.now());
  const back = isWhole() ? performance.now() - last : undefined;
  await setTimeout(settling);
  for (const { name, process } of cluster.nodes)
    if (process.crashes > 0) said.oddAnswers.push(`node ${name} has ended by itself`);
  const violations = checkHistory(history);
  if (redis) await writeFile(join(folder, 'redis.log'), await redis.ask('XRANGE {chartwall}:log - +'));
  await writeFile(
    join(folder, 'history.json'),
    JSON.stringify({ ...history, charts: [...history.charts] }, null, 1),
  );
  return {
    seed,
    faults,
    back,
    violations,
    actions: countOf(said.actions),
    messages: countOf(said.messages),
    folder,
  };
}

function counter(): () => number {
  let last = 0;
  return () => ++last;
}

async function until(holds: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!holds() && performance.now() < end) await setTimeout(200);
}

async function writeCharts(
  { dir }: Cluster,
  contentOf: (n: number) => unknown,
  { nextNumber, random, signal }: { nextNumber: () => number; random: () => number; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    const chart = charts[Math.floor(random() * charts.length)] ?? '';
    await dropFile(dir, `${chart}.json`, contentOf(nextNumber()));
    await setTimeout(100 + random() * 800);
  }
}

async function newestOf(dir: string): Promise<Map<string, string>> {
  const contents = charts.map(
    async (chart) => [chart, await readFile(join(dir, `${chart}.json`), 'utf8')] as const,
  );
  return new Map(await Promise.all(contents));
}

function countOf(done: readonly { outcome: Outcome }[]): Record<Outcome, number> {
  const count = (outcome: Outcome) => done.filter((each) => each.outcome === outcome).length;
  return { accepted: count('accepted'), refused: count('refused'), unknown: count('unknown') };
}
