import { describe, expect, test, vi } from 'vitest';
import { startHeartbeat } from '../../../web/client/heartbeat.ts';
import { createIdleTimeout } from '../../../web/client/idle-timeout.ts';
import { createFakeTime } from './helpers/fake-time.ts';

function setUp() {
  const time = createFakeTime();
  const connection = { ping: vi.fn(), onTimeout: vi.fn() };
  const idleTimeout = createIdleTimeout();
  return {
    time,
    connection,
    patience: idleTimeout,
    heartbeat: startHeartbeat(connection, idleTimeout, time),
  };
}

describe('the heartbeat', () => {
  test('pings every 5 s', () => {
    const { time, connection, heartbeat } = setUp();
    connection.ping.mockImplementation(() => heartbeat.refresh());
    time.advance(4_999);
    expect(connection.ping).toHaveBeenCalledTimes(0);
    time.advance(1);
    expect(connection.ping).toHaveBeenCalledTimes(1);
    time.advance(60_000);
    expect(connection.ping).toHaveBeenCalledTimes(13);
    expect(connection.onTimeout).not.toHaveBeenCalled();
  });

  test.each([0, 3, 4_999, 5_003, 9_990])(
    'times out after two unanswered pings, with the last message at %i ms',
    (last) => {
      const { time, connection, heartbeat } = setUp();
      time.advance(last);
      heartbeat.refresh();
      time.advance(9_999);
      expect(connection.onTimeout).not.toHaveBeenCalled();
      time.advance(1_001); // within the grace period, if a ping coincides with the last message
      expect(connection.onTimeout).toHaveBeenCalledTimes(1);
    },
  );

  test('times out exactly 10 s after the last message if that came between two pings', () => {
    const { time, connection, heartbeat } = setUp();
    time.advance(5_003);
    heartbeat.refresh();
    time.advance(10_000);
    expect(connection.onTimeout).toHaveBeenCalledTimes(1);
  });

  test('does not time out in a hidden tab, whose timers run once a minute, while every ping is answered', () => {
    const minute = createThrottledTime(60_000);
    const connection = { ping: vi.fn(), onTimeout: vi.fn() };
    const heartbeat = startHeartbeat(connection, createIdleTimeout(), minute);
    for (let i = 0; i < 10; i++) {
      minute.wake();
      heartbeat.refresh(); // the answer arrives right away
    }
    expect(connection.ping.mock.calls.length).toBeGreaterThan(5);
    expect(connection.onTimeout).not.toHaveBeenCalled();
    for (let i = 0; i < 4; i++) minute.wake();
    expect(connection.onTimeout).toHaveBeenCalled();
  });

  test('uses the current idle timeout', () => {
    const { time, connection, patience, heartbeat } = setUp();
    patience.double();
    heartbeat.refresh();
    time.advance(19_999);
    expect(connection.onTimeout).not.toHaveBeenCalled();
    patience.reset();
    heartbeat.refresh();
    time.advance(11_000);
    expect(connection.onTimeout).toHaveBeenCalledTimes(1);
  });

  test('sends nothing once stopped', () => {
    const { time, connection, heartbeat } = setUp();
    heartbeat.stop();
    time.advance(60_000);
    expect(time.waiting()).toEqual([]);
    expect(connection.ping).not.toHaveBeenCalled();
    expect(connection.onTimeout).not.toHaveBeenCalled();
  });
});

/** Timers that run only on `wake`: those due by then, but not those they start. */
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
