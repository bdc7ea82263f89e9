import { describe, expect, test, vi } from 'vitest';
import { startHeartbeat } from '../../../web/client/heartbeat.ts';
import { createPatience } from '../../../web/client/idle-timeout.ts';
import { createFakeTime } from './helpers/fake-time.ts';

function setUp() {
  const time = createFakeTime();
  const link = { beat: vi.fn(), giveUp: vi.fn() };
  const patience = createPatience();
  return { time, link, patience, heartbeat: startHeartbeat(link, patience, time) };
}

describe('the heartbeat', () => {
  test('beats every 5 s', () => {
    const { time, link, heartbeat } = setUp();
    link.beat.mockImplementation(() => heartbeat.heard());
    time.advance(4_999);
    expect(link.beat).toHaveBeenCalledTimes(0);
    time.advance(1);
    expect(link.beat).toHaveBeenCalledTimes(1);
    time.advance(60_000);
    expect(link.beat).toHaveBeenCalledTimes(13);
    expect(link.giveUp).not.toHaveBeenCalled();
  });

  test.each([0, 3, 4_999, 5_003, 9_990])(
    'gives up after two beats of silence, last heard at %i ms',
    (last) => {
      const { time, link, heartbeat } = setUp();
      time.advance(last);
      heartbeat.heard();
      time.advance(9_999);
      expect(link.giveUp).not.toHaveBeenCalled();
      time.advance(1_001); // up to the grace, when a beat falls into the very moment of the last word
      expect(link.giveUp).toHaveBeenCalledTimes(1);
    },
  );

  test('gives up exactly 10 s after the last word when that came between two beats', () => {
    const { time, link, heartbeat } = setUp();
    time.advance(5_003);
    heartbeat.heard();
    time.advance(10_000);
    expect(link.giveUp).toHaveBeenCalledTimes(1);
  });

  test('does not give a link up in a hidden tab, whose timers run only once a minute, while each beat is answered', () => {
    const minute = createThrottledTime(60_000);
    const link = { beat: vi.fn(), giveUp: vi.fn() };
    const heartbeat = startHeartbeat(link, createPatience(), minute);
    for (let i = 0; i < 10; i++) {
      minute.wake();
      heartbeat.heard(); // the answer comes in right after
    }
    expect(link.beat.mock.calls.length).toBeGreaterThan(5);
    expect(link.giveUp).not.toHaveBeenCalled();
    for (let i = 0; i < 4; i++) minute.wake();
    expect(link.giveUp).toHaveBeenCalled();
  });

  test('waits as long as its patience is by then', () => {
    const { time, link, patience, heartbeat } = setUp();
    patience.double();
    heartbeat.heard();
    time.advance(19_999);
    expect(link.giveUp).not.toHaveBeenCalled();
    patience.reset();
    heartbeat.heard();
    time.advance(11_000);
    expect(link.giveUp).toHaveBeenCalledTimes(1);
  });

  test('is still once stopped', () => {
    const { time, link, heartbeat } = setUp();
    heartbeat.stop();
    time.advance(60_000);
    expect(time.waiting()).toEqual([]);
    expect(link.beat).not.toHaveBeenCalled();
    expect(link.giveUp).not.toHaveBeenCalled();
  });
});

/** Timers that run only when woken: all that were due by then, none that they start. */
function createThrottledTime(every: number) {
  let now = 0;
  let tasks: { due: number; task: () => void }[] = [];
  return {
    after(ms: number, task: () => void) {
      const entry = { due: now + ms, task };
      tasks.push(entry);
      return () => void (tasks = tasks.filter((each) => each !== entry));
    },
    wake() {
      now += every;
      for (const entry of tasks.filter(({ due }) => due <= now).sort((a, b) => a.due - b.due)) {
        if (!tasks.includes(entry)) continue;
        tasks = tasks.filter((each) => each !== entry);
        entry.task();
      }
    },
  };
}
