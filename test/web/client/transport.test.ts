import { describe, expect, test, vi } from 'vitest';
import { createPatience } from '../../../web/client/idle-timeout.ts';
import { openTransport } from '../../../web/client/transport.ts';
import { FakeSocket } from './helpers/fake-socket.ts';
import { createFakeTime } from './helpers/fake-time.ts';

function setUp() {
  const time = createFakeTime();
  const socket = new FakeSocket();
  const events = { opened: vi.fn(), received: vi.fn(), ended: vi.fn() };
  const patience = createPatience();
  const environment = { ...time, openSocket: () => socket };
  const transport = openTransport('ws://wall/', events, patience, environment);
  return { time, socket, events, patience, transport };
}

describe('a transport', () => {
  test('gives up a socket that does not open in 10 s', () => {
    const { time, socket, events } = setUp();
    time.advance(9_999);
    expect(events.ended).not.toHaveBeenCalled();
    time.advance(1);
    expect(events.ended).toHaveBeenCalledTimes(1);
    expect(socket.closed).toBe(true);
  });

  test('gives up a socket that is silent for two beats', () => {
    const { time, socket, events } = setUp();
    socket.emit('open');
    time.advance(12_000);
    socket.emit('message', { data: '{}' });
    time.advance(20_000);
    expect(events.ended).toHaveBeenCalledTimes(1);
    expect(socket.closed).toBe(true);
  });

  test('that gave up for silence asks more patience of the next one, and for no other reason', () => {
    const silent = setUp();
    silent.socket.emit('open');
    silent.time.advance(12_000);
    expect(silent.patience.ms).toBe(20_000);
    const closed = setUp();
    closed.socket.emit('open');
    closed.socket.emit('close', { code: 1006 });
    expect(closed.patience.ms).toBe(10_000);
    const shut = setUp();
    shut.time.advance(10_000);
    expect(shut.patience.ms).toBe(10_000);
  });

  test('any message keeps it alive', () => {
    const { time, socket, events } = setUp();
    socket.emit('open');
    for (let i = 0; i < 20; i++) {
      time.advance(3_000);
      socket.emit('message', { data: 'anything' });
    }
    expect(events.ended).not.toHaveBeenCalled();
    expect(events.received).toHaveBeenCalledTimes(20);
  });

  test("beats with the screen's time, by which the answer is measured", () => {
    const { time, socket } = setUp();
    socket.emit('open');
    time.advance(5_000);
    expect(socket.sent.map((text) => JSON.parse(text))).toEqual([{ action: 'heartbeat', sent: time.now() }]);
  });

  test('says once that it has ended, with the code, and nothing that comes later', () => {
    const { time, socket, events } = setUp();
    socket.emit('open');
    socket.emit('error');
    socket.emit('close', { code: 4401 });
    socket.emit('message', { data: 'late' });
    socket.emit('close', { code: 1000 });
    time.advance(60_000);
    expect(events.ended.mock.calls).toEqual([[4401]]);
    expect(events.received).not.toHaveBeenCalled();
    expect(time.waiting()).toEqual([]);
  });

  test('a socket that opens after it was given up changes nothing', () => {
    const { time, socket, events } = setUp();
    time.advance(10_000);
    socket.emit('open');
    expect(events.opened).not.toHaveBeenCalled();
    expect(time.waiting()).toEqual([]);
  });

  test('is silent after it was ended here', () => {
    const { socket, events, transport } = setUp();
    socket.emit('open');
    transport.end();
    socket.emit('close', { code: 1000 });
    transport.send('late');
    expect(socket.closed).toBe(true);
    expect(socket.sent).toEqual([]);
    expect(events.ended).not.toHaveBeenCalled();
  });

  test('does not send before the socket is open', () => {
    const { socket, transport } = setUp();
    transport.send('early');
    expect(socket.sent).toEqual([]);
  });

  test('passes over binary frames', () => {
    const { socket, events } = setUp();
    socket.emit('open');
    socket.emit('message', { data: new ArrayBuffer(4) });
    expect(events.received).not.toHaveBeenCalled();
  });
});
