import { describe, expect, test } from 'vitest';
import { createFakeTime } from '../fake-time.ts';
import { fullScreen, request, startFakeWall, theme, toggle } from '../fake-wall.ts';

const silence = 1500;
const quiet = 1000;
const day = 24 * 3_600_000;

const actionsOf = (received: readonly { action: string }[]) => received.map(({ action }) => action);

describe('G-7 a guest that is back and silent', () => {
  test('gets what it had requested, as it is now, with its own fields, and stays live', async () => {
    const { join, write, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend', { value: 1 }));
    await guest.send(request('map', { extra: { deep: [true] } }));
    guest.end();
    write('trend', '"new trend"');
    const back = join();
    time.advance(silence - 1);
    expect(back.received()).toEqual([]);
    time.advance(1);
    expect(back.received()).toEqual([
      { ...request('trend', { value: 1 }), data: '"new trend"' },
      { ...request('map', { extra: { deep: [true] } }), data: '"old map"' },
    ]);
    write('map', '"new map"');
    expect(back.received()).toEqual([{ ...request('map', { extra: { deep: [true] } }), data: '"new map"' }]);
  });

  test('gets it after a restart of the server too, whether the server knew that it was gone or was killed', async () => {
    const { join, stored, time } = startFakeWall();
    const [left, killed] = [join({ client: 'left' }), join({ client: 'killed' })];
    await left.send(request('trend'));
    await killed.send(request('map'));
    time.advance(quiet);
    left.end();
    const restarted = startFakeWall({ stored, time });
    const back = [restarted.join({ client: 'left' }), restarted.join({ client: 'killed' })];
    time.advance(silence);
    expect(back.map((guest) => guest.received().map(({ chartName }) => chartName))).toEqual([
      ['trend'],
      ['map'],
    ]);
  });

  test('is sent the state that it missed, and no toggle of what it shows', async () => {
    const { join, time, stored } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    time.advance(quiet);
    await guest.send(toggle);
    await guest.send(fullScreen('trend', true));
    const restarted = startFakeWall({ stored, time });
    const back = restarted.join();
    time.advance(silence + quiet);
    expect(actionsOf(back.received())).toEqual(['getData']);
    back.end();
    const screen = restarted.join({ client: 'a screen' });
    await screen.send({ action: 'enter', screen: 's1' });
    await screen.send({ action: 'themeChange' });
    await screen.send({ action: 'fullScreen', chartName: 'trend', value: false });
    const again = restarted.join();
    time.advance(silence + quiet);
    expect(again.received().slice(1)).toEqual([theme('chalk'), fullScreen('trend', false)]);
  });

  test('is sent the theme in its own dialect if that has values, whatever it shows', async () => {
    const { join, time, stored } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    await guest.send(theme('light', 'changeTheme'));
    time.advance(quiet);
    const back = startFakeWall({ stored, time }).join();
    time.advance(silence + quiet);
    expect(back.received().slice(1)).toEqual([theme('light', 'changeTheme')]);
  });

  test('gets it when its old socket is known to be gone only after it is back', async () => {
    const { join, time, write } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    const back = join();
    time.advance(20 * silence);
    expect(back.received()).toEqual([]);
    guest.end();
    expect(back.received()).toEqual([{ ...request('trend'), data: '"old trend"' }]);
    write('trend', '"new"');
    expect(back.received()).toEqual([{ ...request('trend'), data: '"new"' }]);
  });

  test('is sent what changed while it was away, however often the server was restarted', async () => {
    const { join, time, stored } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    time.advance(quiet);
    const other = startFakeWall({ stored, time }).join({ client: 'another' });
    await other.send(toggle);
    const back = startFakeWall({ stored, time }).join();
    time.advance(silence + quiet);
    expect(back.received().slice(1)).toEqual([theme('vintage')]);
  });

  test('is sent nothing of the state before it is known what it shows', async () => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    guest.end();
    const back = join();
    const other = join({ client: 'another' });
    await other.send(toggle);
    expect(back.received()).toEqual([]);
    time.advance(silence + quiet);
    expect(back.received().slice(1)).toEqual([theme('vintage')]);
  });
});

describe('G-7 never takes over', () => {
  test('the requests of another client', async () => {
    const { join, time } = startFakeWall();
    const guest = join({ client: 'one' });
    await guest.send(request('trend'));
    guest.end();
    const other = join({ client: 'another' });
    time.advance(silence);
    expect(other.received()).toEqual([]);
  });

  test.each([
    ['a request', request('map'), ['getData']],
    ['an action', toggle, ['themeChange']],
    ['nonsense', 'nonsense', ['error']],
  ])('anything for one that sends something first: %s', async (_, message, received) => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    guest.end();
    const back = join();
    time.advance(silence - 1);
    await back.send(message);
    time.advance(10 * silence);
    expect(actionsOf(back.received())).toEqual(received);
  });

  test('one that is still connected', async () => {
    const { join, time } = startFakeWall();
    const [guest, other] = [join(), join()];
    await guest.send(request('trend'));
    time.advance(silence);
    expect(other.received()).toEqual([]);
  });

  test('a screen, or a guest that became one', async () => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    time.advance(quiet);
    await guest.send({ action: 'enter', screen: 's1' });
    guest.end();
    const other = join();
    time.advance(silence);
    expect(other.received()).toEqual([]);
  });

  test('requests that are older than a day', async () => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    guest.end();
    time.advance(day);
    const late = join();
    time.advance(silence);
    expect(late.received()).toEqual([]);
  });
});

describe('G-7 each disconnected guest is taken over once', () => {
  test('the one that was disconnected first by the one that connects first', async () => {
    const { join, time } = startFakeWall();
    const [first, second] = [join(), join()];
    await first.send(request('trend'));
    await second.send(request('map'));
    second.end();
    first.end();
    const back = [join(), join(), join()];
    time.advance(silence);
    expect(back.map((guest) => guest.received().map(({ chartName }) => chartName))).toEqual([
      ['map'],
      ['trend'],
      [],
    ]);
  });

  test('also by itself, when its page was reloaded and sends the same requests again', async () => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    guest.end();
    const reloaded = join();
    await reloaded.send(request('trend'));
    time.advance(quiet);
    const other = join();
    time.advance(silence);
    expect(other.received()).toEqual([]);
  });
});

describe('G-7 what is stored is bounded', () => {
  const keptIn = (stored: ReadonlyMap<string, unknown>) =>
    [...stored.keys()].filter((key) => key.startsWith('guest:')).length;

  test('a thousand guests, of which the one that was disconnected first makes room', async () => {
    const { join, stored, time } = startFakeWall();
    for (let i = 0; i <= 1000; i++) {
      const guest = join({ client: `client ${i}` });
      await guest.send(request('trend'));
      guest.end();
    }
    expect(keptIn(stored)).toBe(1000);
    const back = [join({ client: 'client 0' }), join({ client: 'client 1' })];
    time.advance(silence);
    expect(back.map((guest) => guest.received().length)).toEqual([0, 1]);
  });

  test('8 KiB of requests of each', async () => {
    const { join, stored } = startFakeWall();
    const guest = join();
    await guest.send(request('trend', { value: 'x'.repeat(8 * 1024) }));
    guest.end();
    expect(keptIn(stored)).toBe(0);
  });

  test('a record that grows beyond that is removed', async () => {
    const { join, stored, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    time.advance(quiet);
    expect(keptIn(stored)).toBe(1);
    await guest.send(request('map', { value: 'x'.repeat(8 * 1024) }));
    guest.end();
    expect(keptIn(stored)).toBe(0);
  });

  test('a day counts from the disconnection, not from the last start', async () => {
    const { join, stored, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    time.advance(quiet);
    startFakeWall({ stored, time });
    time.advance(0.9 * day);
    startFakeWall({ stored, time });
    time.advance(0.1 * day);
    const late = startFakeWall({ stored, time }).join();
    time.advance(silence);
    expect(late.received()).toEqual([]);
  });

  test('what is too old is removed from the disk too', async () => {
    const { join, stored, time } = startFakeWall();
    const guest = join();
    await guest.send(request('trend'));
    guest.end();
    expect(keptIn(stored)).toBe(1);
    startFakeWall({ stored, time: createFakeTime(time.now() + day) }).join();
    expect(keptIn(stored)).toBe(0);
  });
});
