import { describe, expect, test } from 'vitest';
import { createFakeTime } from '../fake-time.ts';
import { fullScreen, request, startFakeWall, theme, toggle } from '../fake-wall.ts';

const silence = 1500;
const quiet = 1000;
const day = 24 * 3_600_000;

const actionsOf = (told: readonly { action: string }[]) => told.map(({ action }) => action);

describe('G-7 a guest that comes back and says nothing', () => {
  test('has what it asked for, as it is now, with its own fields, and stays live', async () => {
    const { join, write, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend', { value: 1 }));
    await guest.say(request('map', { extra: { deep: [true] } }));
    guest.end();
    write('trend', '"new trend"');
    const back = join();
    time.pass(silence - 1);
    expect(back.told()).toEqual([]);
    time.pass(1);
    expect(back.told()).toEqual([
      { ...request('trend', { value: 1 }), data: '"new trend"' },
      { ...request('map', { extra: { deep: [true] } }), data: '"old map"' },
    ]);
    write('map', '"new map"');
    expect(back.told()).toEqual([{ ...request('map', { extra: { deep: [true] } }), data: '"new map"' }]);
  });

  test('has it after a restart of the server too, whether it was told before or the process was killed', async () => {
    const { join, stored, time } = startFakeWall();
    const [left, killed] = [join({ client: 'left' }), join({ client: 'killed' })];
    await left.say(request('trend'));
    await killed.say(request('map'));
    time.pass(quiet);
    left.end();
    const restarted = startFakeWall({ stored, time });
    const back = [restarted.join({ client: 'left' }), restarted.join({ client: 'killed' })];
    time.pass(silence);
    expect(back.map((guest) => guest.told().map(({ chartName }) => chartName))).toEqual([['trend'], ['map']]);
  });

  test('is told the state that it missed, and no toggle of one that it shows', async () => {
    const { join, time, stored } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    time.pass(quiet);
    await guest.say(toggle);
    await guest.say(fullScreen('trend', true));
    const restarted = startFakeWall({ stored, time });
    const back = restarted.join();
    time.pass(silence + quiet);
    expect(actionsOf(back.told())).toEqual(['getData']);
    back.end();
    const screen = restarted.join({ client: 'a screen' });
    await screen.say({ action: 'enter', screen: 's1' });
    await screen.say({ action: 'themeChange' });
    await screen.say({ action: 'fullScreen', chartName: 'trend', value: false });
    const again = restarted.join();
    time.pass(silence + quiet);
    expect(again.told().slice(1)).toEqual([theme('chalk'), fullScreen('trend', false)]);
  });

  test('and understands values is told the theme in its own words, whatever it shows', async () => {
    const { join, time, stored } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    await guest.say(theme('light', 'changeTheme'));
    time.pass(quiet);
    const back = startFakeWall({ stored, time }).join();
    time.pass(silence + quiet);
    expect(back.told().slice(1)).toEqual([theme('light', 'changeTheme')]);
  });

  test('has it when its old socket is missed only after it is back', async () => {
    const { join, time, write } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    const back = join();
    time.pass(20 * silence);
    expect(back.told()).toEqual([]);
    guest.end();
    expect(back.told()).toEqual([{ ...request('trend'), data: '"old trend"' }]);
    write('trend', '"new"');
    expect(back.told()).toEqual([{ ...request('trend'), data: '"new"' }]);
  });

  test('is told what changed while it was away, however often the server was started meanwhile', async () => {
    const { join, time, stored } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    time.pass(quiet);
    const other = startFakeWall({ stored, time }).join({ client: 'another' });
    await other.say(toggle);
    const back = startFakeWall({ stored, time }).join();
    time.pass(silence + quiet);
    expect(back.told().slice(1)).toEqual([theme('vintage')]);
  });

  test('hears nothing of the state before it is known what it shows', async () => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    guest.end();
    const back = join();
    const other = join({ client: 'another' });
    await other.say(toggle);
    expect(back.told()).toEqual([]);
    time.pass(silence + quiet);
    expect(back.told().slice(1)).toEqual([theme('vintage')]);
  });
});

describe('G-7 never takes over', () => {
  test('what another client asked for', async () => {
    const { join, time } = startFakeWall();
    const guest = join({ client: 'one' });
    await guest.say(request('trend'));
    guest.end();
    const other = join({ client: 'another' });
    time.pass(silence);
    expect(other.told()).toEqual([]);
  });

  test.each([
    ['a request', request('map'), ['getData']],
    ['an action', toggle, ['themeChange']],
    ['nonsense', 'nonsense', ['error']],
  ])('anything for one that speaks first: %s', async (_, message, told) => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    guest.end();
    const back = join();
    time.pass(silence - 1);
    await back.say(message);
    time.pass(10 * silence);
    expect(actionsOf(back.told())).toEqual(told);
  });

  test('one that is still there', async () => {
    const { join, time } = startFakeWall();
    const [guest, other] = [join(), join()];
    await guest.say(request('trend'));
    time.pass(silence);
    expect(other.told()).toEqual([]);
  });

  test('a screen, or a guest that became one', async () => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    time.pass(quiet);
    await guest.say({ action: 'enter', screen: 's1' });
    guest.end();
    const other = join();
    time.pass(silence);
    expect(other.told()).toEqual([]);
  });

  test('what was asked for more than a day ago', async () => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    guest.end();
    time.pass(day);
    const late = join();
    time.pass(silence);
    expect(late.told()).toEqual([]);
  });
});

describe('G-7 each that vanished is taken over once', () => {
  test('the one that vanished first by the one that comes first', async () => {
    const { join, time } = startFakeWall();
    const [first, second] = [join(), join()];
    await first.say(request('trend'));
    await second.say(request('map'));
    second.end();
    first.end();
    const back = [join(), join(), join()];
    time.pass(silence);
    expect(back.map((guest) => guest.told().map(({ chartName }) => chartName))).toEqual([
      ['map'],
      ['trend'],
      [],
    ]);
  });

  test('also by itself, when its page was loaded anew and asked for the same again', async () => {
    const { join, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    guest.end();
    const reloaded = join();
    await reloaded.say(request('trend'));
    time.pass(quiet);
    const other = join();
    time.pass(silence);
    expect(other.told()).toEqual([]);
  });
});

describe('G-7 what is kept has bounds', () => {
  const keptIn = (stored: ReadonlyMap<string, unknown>) =>
    [...stored.keys()].filter((key) => key.startsWith('guest:')).length;

  test('a thousand guests, the one that vanished first making room', async () => {
    const { join, stored, time } = startFakeWall();
    for (let i = 0; i <= 1000; i++) {
      const guest = join({ client: `client ${i}` });
      await guest.say(request('trend'));
      guest.end();
    }
    expect(keptIn(stored)).toBe(1000);
    const back = [join({ client: 'client 0' }), join({ client: 'client 1' })];
    time.pass(silence);
    expect(back.map((guest) => guest.told().length)).toEqual([0, 1]);
  });

  test('8 KiB of requests of each', async () => {
    const { join, stored } = startFakeWall();
    const guest = join();
    await guest.say(request('trend', { value: 'x'.repeat(8 * 1024) }));
    guest.end();
    expect(keptIn(stored)).toBe(0);
  });

  test('one that grows beyond that is forgotten', async () => {
    const { join, stored, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    time.pass(quiet);
    expect(keptIn(stored)).toBe(1);
    await guest.say(request('map', { value: 'x'.repeat(8 * 1024) }));
    guest.end();
    expect(keptIn(stored)).toBe(0);
  });

  test('a day counts from when it vanished, not from the last start', async () => {
    const { join, stored, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    time.pass(quiet);
    startFakeWall({ stored, time });
    time.pass(0.9 * day);
    startFakeWall({ stored, time });
    time.pass(0.1 * day);
    const late = startFakeWall({ stored, time }).join();
    time.pass(silence);
    expect(late.told()).toEqual([]);
  });

  test('what is too old is forgotten on the disk too', async () => {
    const { join, stored, time } = startFakeWall();
    const guest = join();
    await guest.say(request('trend'));
    guest.end();
    expect(keptIn(stored)).toBe(1);
    startFakeWall({ stored, time: createFakeTime(time.now() + day) }).join();
    expect(keptIn(stored)).toBe(0);
  });
});
