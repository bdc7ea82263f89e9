import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { AppendLog } from '../../../server/storage/append-log.ts';
import { memoryFolder } from '../../helpers/temp-folder.ts';
import { startMortalProcess } from './mortal-process.ts';

// Opening thousands of logs takes a while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

type Step =
  | { do: 'append'; texts: string[] }
  | { do: 'trim'; count: number }
  | { do: 'compact'; every: number }
  | { do: 'rewrite' }
  | { do: 'restart' };

interface Stored {
  offset: number;
  text: string;
}

/** What the log may hold, given what its users know. */
interface Model {
  epoch: string | undefined;
  /** what it held after the last step that ended */
  stored: Stored[];
  /** the texts that were appended and not acknowledged */
  pending: string[];
  /** what it holds if the last step, which did not end, did its work */
  changed: Stored[] | undefined;
  /** the least offset that the next record may get */
  next: number;
  wasCut: boolean;
}

/** How the records are thinned out; depends on nothing but the record. */
const isKept = (every: number) => (offset: number) => offset % every === 0;

async function take(step: Exclude<Step, { do: 'restart' }>, log: AppendLog, model: Model): Promise<void> {
  if (step.do === 'append') {
    model.pending = step.texts;
    const offsets = await Promise.all(step.texts.map((text) => log.append([text])));
    model.stored = [...model.stored, ...step.texts.map((text, i) => ({ offset: offsets[i]!, text }))];
    model.pending = [];
    expect(offsets).toEqual(step.texts.map((_text, i) => model.next + i));
    model.next += offsets.length;
    return;
  }
  const changed =
    step.do === 'trim'
      ? model.stored.slice(Math.max(0, model.stored.length - step.count))
      : model.stored.filter(({ offset }) => step.do === 'rewrite' || isKept(step.every)(offset));
  const wasCut = changed.length < model.stored.length;
  model.changed = changed;
  if (step.do === 'trim') await log.trim({ count: step.count });
  else if (step.do === 'compact') await log.compact(({ offset }) => isKept(step.every)(offset));
  else await log.rewrite();
  model.stored = changed;
  model.changed = undefined;
  model.wasCut ||= wasCut;
}

/** Compares the log, just opened, with what it may hold, and goes on from what it does hold. */
async function compare(log: AppendLog, model: Model): Promise<void> {
  model.epoch ??= log.epoch;
  expect(log.epoch).toBe(model.epoch);
  const { records, isComplete } = await log.read(1, Infinity);
  const found = records.map(({ offset, payload }) => ({ offset, text: payload[0] as string }));
  const { stored, changed, pending } = model;
  const added = pending.map((text, i) => ({ offset: model.next + i, text }));
  const possible = [
    ...(changed ? [changed] : []),
    ...added.map((_one, i) => [...stored, ...added.slice(0, i + 1)]),
  ];
  expect([stored, ...possible]).toContainEqual(found);
  const wasCut = model.wasCut || (changed !== undefined && found.length < stored.length);
  expect(isComplete).toBe(!wasCut);
  const last = found.at(-1)?.offset ?? 0;
  expect(log.next).toBe(Math.max(model.next, last + 1));
  Object.assign(model, { stored: found, pending: [], changed: undefined, next: log.next, wasCut });
}

/** Runs the script with a process for each life, killed when that is over, and one that lives on. Returns how much life was left of each. */
async function run(script: readonly Step[], lives: readonly number[]): Promise<number[]> {
  const dir = await memoryFolder();
  const model: Model = {
    epoch: undefined,
    stored: [],
    pending: [],
    changed: undefined,
    next: 1,
    wasCut: false,
  };
  const steps = [...script];
  const left: number[] = [];
  let epochs = 0;

  for (const life of [...lives, Infinity]) {
    for (let goesOn = true; goesOn;) {
      const process = await startMortalProcess(dir, life);
      const live = async () => {
        const log = await process.open({ newEpoch: () => `epoch-${++epochs}` });
        await compare(log, model);
        for (let step = steps.shift(); step; step = steps.shift()) {
          if (step.do === 'restart') return log.close();
          await take(step, log, model);
        }
        await compare(log, model);
      };
      const wasKilled = await Promise.race([live().then(() => false), process.killed.then(() => true)]);
      left.push(process.life);
      await process.end();
      goesOn = !wasKilled && steps.length > 0;
      if (wasKilled) break;
    }
  }
  return left;
}

const text = fc.oneof(fc.constantFrom('', '销量', '\n', '🙂', '"]'), fc.string({ maxLength: 40 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      texts: fc.array(text, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('trim' as const), count: fc.nat(6) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('compact' as const), every: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'rewrite' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
);

test('after kills at any time the log has every acknowledged record that was not removed, in order and under its offset, and no others', async () => {
  const script = fc.array(step, { minLength: 1, maxLength: 25 });
  const lives = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(script, lives, async (script, lives) => void (await run(script, lives))),
    { numRuns: 200 },
  );
});

test('a short script survives a kill at every byte that it writes and at every other call', async () => {
  const script: Step[] = [
    { do: 'append', texts: ['a', '销量'] },
    { do: 'append', texts: ['b'] },
    { do: 'rewrite' },
    { do: 'append', texts: ['c', 'd'] },
    { do: 'trim', count: 3 },
    { do: 'append', texts: ['e'] },
    { do: 'compact', every: 2 },
    { do: 'trim', count: 0 },
    { do: 'append', texts: ['f'] },
  ];
  const plenty = 10_000;
  const [left = 0] = await run(script, [plenty]);
  const life = plenty - left;
  expect(life).toBeGreaterThan(500);
  for (let byte = 0; byte < life; byte++) await run(script, [byte]);
});
