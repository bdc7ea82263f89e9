// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPageReadings } from '../../../../web/composables/renewal/page-readings.ts';

type Listener = (list: { getEntries(): { duration: number }[] }) => void;
let onTasks: Listener | undefined;
let now = 0;

class FakeObserver {
  static supportedEntryTypes = ['longtask'];
  constructor(listener: Listener) {
    onTasks = listener;
  }
  observe() {}
  disconnect() {
    onTasks = undefined;
  }
}

beforeEach(() => {
  now = 1000;
  onTasks = undefined;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('PerformanceObserver', FakeObserver);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const passTasks = (...durations: number[]) =>
  onTasks?.({ getEntries: () => durations.map((duration) => ({ duration })) });

test('frames that long tasks took are a share of those since the last readings', () => {
  const { read, stop } = createPageReadings();
  passTasks(60, 110); // three frames and six
  now += 1500; // ninety
  expect(read()).toMatchObject({ age: 2500, missedFrames: 0.1 });
  now += 1500;
  expect(read().missedFrames).toBe(0);
  passTasks(90_000);
  now += 1500;
  expect(read().missedFrames).toBe(1);
  stop();
  expect(onTasks).toBeUndefined();
});

test('elements are counted, and what the browser does not tell is left out', () => {
  vi.stubGlobal('PerformanceObserver', undefined);
  const { read, stop } = createPageReadings();
  const { nodes } = read();
  document.body.append(document.createElement('p'), document.createElement('p'));
  expect(read()).toMatchObject({ nodes: nodes + 2, heap: undefined, missedFrames: 0 });
  stop();
});
