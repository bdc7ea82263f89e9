import { limits } from '#protocol';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { startHeartbeat } from '../../../server/socket/heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The part of a socket that a heartbeat touches. */
function socket(answers: boolean) {
  const ws = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    pings: 0,
    ended: false,
    ping() {
      ws.pings++;
      if (answers) ws.emit('pong');
    },
    terminate: () => (ws.ended = true),
  });
  return ws;
}

test('B-8 a socket that answers its pings lives, one that is silent is ended at the second', () => {
  const [alive, dead] = [socket(true), socket(false)];
  const heartbeat = startHeartbeat(() => [alive, dead] as unknown as WebSocket[]);
  for (const ws of [alive, dead]) heartbeat.watch(ws as unknown as WebSocket);
  vi.advanceTimersByTime(limits.silence);
  expect([alive.ended, dead.ended]).toEqual([false, false]);
  vi.advanceTimersByTime(limits.silence);
  expect([alive.ended, dead.ended]).toEqual([false, true]);
  expect([alive.pings, dead.pings]).toEqual([2, 1]);
  heartbeat.stop();
});

test('B-8 a message counts as an answer too', () => {
  const talking = socket(false);
  const heartbeat = startHeartbeat(() => [talking] as unknown as WebSocket[]);
  heartbeat.watch(talking as unknown as WebSocket);
  for (let i = 0; i < 5; i++) {
    vi.advanceTimersByTime(limits.silence);
    heartbeat.onMessage(talking as unknown as WebSocket);
  }
  expect(talking.ended).toBe(false);
  heartbeat.stop();
});
