import { describe, expect, test, vi } from 'vitest';
import { createIdleTimeout } from '../../../web/client/idle-timeout.ts';
import { openTransport } from '../../../web/client/transport.ts';
import { FakeSocket } from './helpers/fake-socket.ts';
import { createFakeTime } from './helpers/fake-time.ts';

function setUp() {
  const time = createFakeTime();
  const socket = new FakeSocket();
  const events = { opened: vi.fn(), received: vi.fn(), closed: vi.fn() };
  const idleTimeout = createIdleTimeout();
  const transport = openTransport(socket, events, idleTimeout, time);
  return { time, socket, events, patience: idleTimeout, transport };
}

describe('a transport', () => {
  test('closes a socket that does not open within 10 s', () => {
    const { time, socket, events } = setUp();
    time.advance(9_999);
    expect(events.closed).not.toHaveBeenCalled();
    time.advance(1);
    expect(events.closed).toHaveBeenCalledTimes(1);
    expect(socket.closed).toBe(true);
  });

  test('closes a socket that is silent for two pings', () => {
    const { time, socket, events } = setUp();
    socket.emit('open');
    time.advance(12_000);
    socket.emit('message', { data: '{}' });
    time.advance(20_000);
    expect(events.closed).toHaveBeenCalledTimes(1);
    expect(socket.closed).toBe(true);
  });

  test('doubles the idle timeout after silence, and after nothing else', () => {
    const silent = setUp();
    silent.socket.emit('open');
    silent.time.advance(12_000);
    expect(silent.patience.ms).toBe(20_000);
    const closed = setUp();
    closed.socket.emit('open');
    closed.socket.emit('close', { code: 1006 });
    expect(closed.patience.ms).toBe(10_000);
    const unopened = setUp();
    unopened.time.advance(10_000);
    expect(unopened.patience.ms).toBe(10_000);
  });

  test('stays open while any message arrives', () => {
    const { time, socket, events } = setUp();
    socket.emit('open');
    for (let i = 0; i < 20; i++) {
      time.advance(3_000);
      socket.emit('message', { data: 'anything' });
    }
    expect(events.closed).not.toHaveBeenCalled();
    expect(events.received).toHaveBeenCalledTimes(20);
  });

  test("pings with the screen's time, for measuring the round trip", () => {
    const { time, socket } = setUp();
    socket.emit('open');
    time.advance(5_000);
    expect(socket.sent.map((text) => JSON.parse(text))).toEqual([{ action: 'heartbeat', sent: time.now() }]);
  });

  test('reports its close code once, and nothing after it', () => {
    const { time, socket, events } = setUp();
    socket.emit('open');
    socket.emit('error');
    socket.emit('close', { code: 4401 });
    socket.emit('message', { data: 'late' });
    socket.emit('close', { code: 1000 });
    time.advance(60_000);
    expect(events.closed.mock.calls).toEqual([[4401]]);
    expect(events.received).not.toHaveBeenCalled();
    expect(time.waiting()).toEqual([]);
  });

  test('ignores a socket that opens after the timeout', () => {
    const { time, socket, events } = setUp();
    time.advance(10_000);
    socket.emit('open');
    expect(events.opened).not.toHaveBeenCalled();
    expect(time.waiting()).toEqual([]);
  });

  test('sends and reports nothing after it was closed here', () => {
    const { socket, events, transport } = setUp();
    socket.emit('open');
    transport.close();
    socket.emit('close', { code: 1000 });
    transport.send('late');
    expect(socket.closed).toBe(true);
    expect(socket.sent).toEqual([]);
    expect(events.closed).not.toHaveBeenCalled();
  });

  test('does not send before the socket is open', () => {
    const { socket, transport } = setUp();
    transport.send('early');
    expect(socket.sent).toEqual([]);
  });

  test('ignores binary frames', () => {
    const { socket, events } = setUp();
    socket.emit('open');
    socket.emit('message', { data: new ArrayBuffer(4) });
    expect(events.received).not.toHaveBeenCalled();
  });
});
