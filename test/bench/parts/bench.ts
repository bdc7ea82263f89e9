import type { Figures } from './figures.ts';
import { mostSockets } from './limits.ts';
import type { Options } from './options.ts';
import type { Stage } from './stage.ts';
import { ratioOf, spreadOf } from './stats.ts';
import { columns, number, spread } from './words.ts';

/** What is measured of one contestant in one round, by unit. */
export type Sample = Readonly<Record<string, number>>;

/** What a work has at hand. */
export interface Bench extends Pick<Options, 'rounds' | 'quick'> {
  readonly stage: Stage;
  /**
   * Measures contestants in turn, A B C A B C, after `warmUp` rounds (1) that do not count, and tells the medians. Ratios are of the
   * first unit, against the first contestant.
   */
  compare(
    title: string,
    measures: ReadonlyMap<string, () => Promise<Sample>>,
    how?: { warmUp?: number; rounds?: number },
  ): Promise<void>;
  /** Takes down what was measured in another way, and tells it. */
  record(title: string, who: string, sample: Sample): void;
  /** As many of `wanted` screens as this run and this machine can have; says so when those are fewer. */
  screens(wanted: number): number;
  say(words: string): void;
}

export interface Work {
  /** what one types */
  name: string;
  /** what it measures, in one line */
  words: string;
  run(bench: Bench): Promise<void>;
}

/** µs of processor time that a message or request took in the server's process */
export const cpuUnit = 'CPU µs';

export function createBench(
  work: string,
  { rounds, quick }: Pick<Options, 'rounds' | 'quick'>,
  { figures, stage, say }: { figures: Figures; stage: Stage; say: (words: string) => void },
): Bench {
  function add(title: string, who: string, samples: readonly Sample[]): void {
    for (const unit of Object.keys(samples[0] ?? {})) {
      figures.add({ work, title, who, unit, values: valuesOf(samples, unit) });
    }
  }

  return {
    rounds,
    quick,
    stage,
    say,
    record(title, who, sample) {
      add(title, who, [sample]);
      const words = Object.entries(sample).map(([unit, value]) => `${number(value)} ${unit}`);
      say(`  ${title}: ${who} ${words.join(' · ')}`);
    },

    screens(wanted) {
      const asked = quick ? wanted / 10 : wanted;
      const able = Math.min(asked, mostSockets());
      if (able < asked)
        say(`  ${able} screens in place of ${asked}: a process may have no more files open here`);
      return able;
    },

    async compare(title, measures, { warmUp = 1, rounds: times = rounds } = {}) {
      const samples = await interleave(measures, times, warmUp);
      for (const [who, taken] of samples) add(title, who, taken);
      say(`\n${table(title, samples)}`);
    },
  };
}

async function interleave(
  measures: ReadonlyMap<string, () => Promise<Sample>>,
  rounds: number,
  warmUp: number,
): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>([...measures.keys()].map((who) => [who, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const [who, measure] of measures) {
      const sample = await measure();
      // before that it is for the compiler to warm up
      if (round >= 0) samples.get(who)?.push(sample);
    }
  }
  return samples;
}

function valuesOf(samples: readonly Sample[], unit: string): number[] {
  return samples.map((sample) => sample[unit] ?? NaN);
}

function table(title: string, samples: ReadonlyMap<string, readonly Sample[]>): string {
  const [first] = samples.values();
  const units = Object.keys(first?.[0] ?? {});
  const [unit = ''] = units;
  const rows = [...samples].map(([who, taken]) => [
    `  ${who}`,
    ...units.map((each) => spread(spreadOf(valuesOf(taken, each)))),
    `× ${number(ratioOf(valuesOf(taken, unit), valuesOf(first ?? [], unit)).median)}`,
  ]);
  return columns([[title, ...units, ''], ...rows]);
}
