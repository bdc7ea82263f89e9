import { beforeEach, expect, test, vi } from 'vitest';
import type * as delays from '../../../../server/charts/watching/delay.ts';
import type * as folderEvents from '../../../../server/charts/watching/folder-events.ts';
import { openControlScreen } from '../../../helpers/control-screen.ts';
import { startWallServer } from '../../../helpers/wall-server.ts';

/** What watches folders here hears nothing; `isBroken`: and says so, each time that it is asked to watch one. */
const watcher = vi.hoisted(() => ({ isBroken: false, asked: [] as string[] }));

vi.mock('../../../../server/charts/watching/folder-events.ts', async (original) => ({
  ...(await original<typeof folderEvents>()),
  watchFolderEvents(dir: string, _onEvent: unknown, onError: (error: Error) => void) {
    watcher.asked.push(dir);
    if (watcher.isBroken) onError(new Error('no more watches'));
    return Promise.resolve({ isComplete: true, stop: () => {} });
  },
}));

/** The time between two turns passes when `next` is called. */
const turns = vi.hoisted(() => {
  const waiting = new Set<() => void>();
  const next = () => {
    for (const end of [...waiting]) end();
    waiting.clear();
  };
  return { waiting, next, every: 2000 };
});

vi.mock('../../../../server/charts/watching/delay.ts', async (original) => {
  const { createDelay } = await original<typeof delays>();
  return {
    createDelay() {
      const delay = createDelay();
      let end = () => {};
      return {
        wait(ms: number) {
          if (ms < turns.every) return delay.wait(ms);
          return new Promise<void>((resolve) => turns.waiting.add((end = resolve)));
        },
        cancel() {
          delay.cancel();
          end();
        },
      };
    },
  };
});

beforeEach(() => void (watcher.isBroken = false));

const count = 600;
const names = Array.from({ length: count }, (_, i) => `c${String(i).padStart(3, '0')}`);

/** A server with 600 charts that were all changed after it read them; nobody told it. */
async function startUnheard() {
  const wall = await startWallServer({ charts: Object.fromEntries(names.map((name) => [name, '[1]'])) });
  const control = await openControlScreen(wall.socketUrl);
  await Promise.all(names.map((name) => wall.write(name, '[2, 3]')));
  async function seen(): Promise<number> {
    const { charts } = (await (await fetch(`${wall.url}/api`)).json()) as { charts: { bytes: number }[] };
    return charts.filter(({ bytes }) => bytes > 3).length;
  }
  return { dir: wall.dir, control, seen };
}

const soon = { timeout: 10_000, interval: 20 };

/** Ends the wait for the next turn, once the server has come to it. */
async function takeTurn(): Promise<void> {
  await expect.poll(() => turns.waiting.size, soon).toBeGreaterThan(0);
  turns.next();
}

test('B-18 of changes that nobody heard of those of 500 files are seen in one turn and the others in the next, and a screen sees nothing', async () => {
  const { control, seen } = await startUnheard();
  await takeTurn();
  await expect.poll(seen, soon).toBe(500);
  await takeTurn();
  await expect.poll(seen, soon).toBe(count);
  await control.sawNothing();
});

test('B-18 where the system says that it does not tell all, 5,000 files are looked at in one turn', async () => {
  watcher.isBroken = true;
  const { dir, control, seen } = await startUnheard();
  await takeTurn();
  await expect.poll(seen, soon).toBe(count);
  // it is asked again at each turn: once at the start, and once since
  expect(watcher.asked.filter((asked) => asked === dir)).toHaveLength(2);
  await control.sawNothing();
});
