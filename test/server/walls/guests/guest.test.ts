import { describe, expect, test } from 'vitest';
import { fullScreen, request, startFakeWall, theme, toggle, type FakePeer } from '../fake-wall.ts';

const quiet = 1000;

/** A screen that has entered. */
async function openScreen({ join }: ReturnType<typeof startFakeWall>): Promise<FakePeer> {
  const screen = join({ client: 'a screen' });
  await screen.send({ action: 'enter', screen: 's1' });
  screen.received();
  return screen;
}

/** A guest that has requested these charts and was sent the wall's state. */
async function openGuest(wall: ReturnType<typeof startFakeWall>, ...charts: string[]): Promise<FakePeer> {
  const guest = wall.join();
  for (const chart of charts) await guest.send(request(chart));
  wall.time.advance(quiet);
  guest.received();
  return guest;
}

describe('G-4 the wall’s state', () => {
  test('is sent to a guest that has been quiet for a second, however long it spreads its requests', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    await screen.send({ action: 'themeChange', value: 'vintage' });
    const guest = wall.join();
    for (const chart of ['trend', 'seller', 'map', 'rank', 'hot', 'stock']) {
      await guest.send(request(chart));
      wall.time.advance(500);
    }
    expect(guest.received().map(({ action }) => action)).toEqual(Array(6).fill('getData'));
    wall.time.advance(500);
    expect(guest.received()).toEqual([theme('vintage')]);
  });

  test('that changes while a guest is loading is sent once, as it is in the end', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = wall.join();
    await guest.send(request('trend'));
    guest.received();
    for (const value of ['vintage', 'chalk', 'vintage']) await screen.send({ action: 'themeChange', value });
    await screen.send({ action: 'fullScreen', chartName: 'trend', value: true });
    expect(guest.received()).toEqual([]);
    wall.time.advance(quiet);
    expect(guest.received()).toEqual([theme('vintage'), fullScreen('trend', true)]);
  });

  test('that is what the guest shows already is not sent', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = wall.join();
    await guest.send(request('trend'));
    guest.received();
    for (const value of ['vintage', 'chalk']) await screen.send({ action: 'themeChange', value });
    wall.time.advance(quiet);
    expect(guest.received()).toEqual([]);
  });

  test('is sent to a guest that polls, and so is never quiet', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    await screen.send({ action: 'themeChange', value: 'vintage' });
    const guest = wall.join();
    for (let i = 0; i < 30; i++) {
      await guest.send(request('trend'));
      wall.time.advance(500);
    }
    expect(guest.received().filter(({ action }) => action === 'themeChange')).toEqual([theme('vintage')]);
    await screen.send({ action: 'themeChange', value: 'chalk' });
    expect(guest.received()).toEqual([theme('chalk')]);
  });

  test('is sent to a slow guest once it has drained, as it is then', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = await openGuest(wall, 'trend');
    guest.isSlow = true;
    for (const value of ['vintage', 'chalk', 'vintage']) await screen.send({ action: 'themeChange', value });
    wall.time.advance(10 * quiet);
    expect(guest.received()).toEqual([]);
    guest.isSlow = false;
    wall.time.advance(quiet);
    expect(guest.received()).toEqual([theme('vintage')]);
  });

  test('is sent before the echo to a guest that acts while it is loading', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    await screen.send({ action: 'themeChange', value: 'vintage' });
    const guest = wall.join();
    await guest.send(request('trend'));
    guest.received();
    await guest.send(toggle);
    expect(guest.received()).toEqual([theme('vintage'), toggle]);
    wall.time.advance(quiet);
    expect(guest.received()).toEqual([]);
  });
});

describe('G-3 a full screen', () => {
  test('is sent to a guest only for a chart that it has requested', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = await openGuest(wall, 'trend');
    await screen.send({ action: 'fullScreen', chartName: 'map', value: true });
    expect(guest.received()).toEqual([]);
    await screen.send({ action: 'fullScreen', chartName: 'trend', value: true });
    expect(guest.received()).toEqual([fullScreen('trend', true)]);
    await screen.send({ action: 'fullScreen', chartName: 'map', value: true });
    expect(guest.received()).toEqual([fullScreen('trend', false)]);
  });

  test.each([
    ['hot', 'hotproduct'],
    ['hotproduct', 'hot'],
  ])('of %s is sent under the name %s of the guest’s request', async (own, requested) => {
    const wall = startFakeWall();
    const [one, other] = [await openGuest(wall, own), await openGuest(wall, requested)];
    await one.send(fullScreen(own, true));
    expect(one.received()).toEqual([fullScreen(own, true)]);
    expect(other.received()).toEqual([fullScreen(requested, true)]);
  });

  test('is sent under the name of the guest’s last full screen, if that differs from its request', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = await openGuest(wall, 'hotproduct');
    await guest.send(fullScreen('hot', true));
    await screen.send({ action: 'fullScreen', chartName: 'hot', value: false });
    expect(guest.received()).toEqual([fullScreen('hot', true), fullScreen('hot', false)]);
  });

  test('of a chart that is requested later is sent then', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = await openGuest(wall, 'trend');
    await screen.send({ action: 'fullScreen', chartName: 'map', value: true });
    await guest.send(request('map'));
    expect(guest.received().slice(1)).toEqual([fullScreen('map', true)]);
  });

  test.each([[undefined], ['销售 图表'], ['']])(
    'of the invalid chart %j is sent to its sender and to guests that have requested nothing',
    async (chartName) => {
      const wall = startFakeWall();
      const [sender, asker, other] = [
        await openGuest(wall, 'trend'),
        await openGuest(wall, 'trend'),
        wall.join(),
      ];
      const odd = { action: 'fullScreen', socketType: 'fullScreen', chartName, value: true };
      await sender.send(odd);
      const sent = JSON.parse(JSON.stringify(odd)) as object;
      expect([sender.received(), asker.received(), other.received()]).toEqual([[sent], [], [sent]]);
    },
  );
});

describe('G-8 themes in other dialects', () => {
  test.each([
    ['light', 'vintage'],
    ['dark', 'chalk'],
  ])('%s is %s, and is sent to its sender in its own dialect', async (shade, value) => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    await screen.send({ action: 'themeChange', value: value === 'chalk' ? 'vintage' : 'chalk' });
    screen.received();
    const guest = await openGuest(wall, 'trend');
    await guest.send(theme(shade));
    expect(screen.received()).toMatchObject([{ action: 'themeChange', value }]);
    expect(guest.received()).toEqual([theme(shade)]);
    await screen.send({ action: 'themeChange' });
    expect(guest.received()).toEqual([theme(shade === 'light' ? 'dark' : 'light')]);
  });

  test('changeTheme is themeChange, in both directions', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const [guest, original] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend')];
    await original.send(toggle);
    guest.received();
    original.received();
    screen.received();
    await guest.send(theme('', 'changeTheme'));
    expect(guest.received()).toEqual([theme('', 'changeTheme')]);
    expect(original.received()).toEqual([theme('chalk')]);
    expect(screen.received()).toMatchObject([{ action: 'themeChange', value: 'chalk' }]);
    await screen.send({ action: 'themeChange' });
    expect([guest.received(), original.received()]).toEqual([
      [theme('vintage', 'changeTheme')],
      [theme('vintage')],
    ]);
  });

  test('a guest that never changed the theme gets a change as it was sent, and in the original’s dialect', async () => {
    const wall = startFakeWall();
    const [guest, silent] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend')];
    await guest.send(theme('', 'changeTheme'));
    expect(silent.received()).toEqual([theme('', 'changeTheme'), theme('vintage')]);
  });

  test('a guest whose dialect has values is never sent a toggle', async () => {
    const wall = startFakeWall();
    const [names, shades, toggler] = [
      await openGuest(wall, 'trend'),
      await openGuest(wall, 'trend'),
      await openGuest(wall, 'trend'),
    ];
    await names.send(theme('vintage'));
    await shades.send(theme('dark'));
    for (const guest of [names, shades, toggler]) guest.received();
    await toggler.send(toggle);
    expect([names.received(), shades.received(), toggler.received()]).toEqual([
      [theme('vintage')],
      [theme('light')],
      [toggle],
    ]);
  });

  test('the same value twice changes nothing, and is echoed to its sender alone', async () => {
    const wall = startFakeWall();
    const [guest, toggler] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend')];
    await guest.send(theme('vintage'));
    expect(toggler.received()).toEqual([theme('vintage')]);
    await guest.send(theme('vintage'));
    expect(toggler.received()).toEqual([]);
    expect(guest.received()).toEqual([theme('vintage'), theme('vintage')]);
  });
});

test('G-8 charName is chartName in a full screen too: echoed as it was sent, and sent to others as chartName', async () => {
  const wall = startFakeWall();
  const [guest, other] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend', 'map')];
  const message = (charName: string) => ({
    action: 'fullScreen',
    socketType: 'fullScreen',
    charName,
    value: true,
    mine: 1,
  });
  await guest.send(message('trend'));
  await guest.send(message('map'));
  expect(guest.received()).toEqual([message('trend'), fullScreen('trend', false), message('map')]);
  expect(other.received()).toEqual([
    fullScreen('trend', true),
    fullScreen('trend', false),
    fullScreen('map', true),
  ]);
});

test('G-8 a guest with a socketType of its own for themes gets them under it', async () => {
  const wall = startFakeWall();
  const [guest, other] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend')];
  await guest.send({ ...toggle, socketType: 'mine' });
  guest.received();
  await other.send(toggle);
  expect(guest.received()).toEqual([{ ...theme('chalk'), socketType: 'mine' }]);
});

test('G-4 an action that changes nothing ends the loading too', async () => {
  const wall = startFakeWall();
  const screen = await openScreen(wall);
  await screen.send({ action: 'themeChange', value: 'vintage' });
  const guest = wall.join();
  await guest.send(request('trend'));
  guest.received();
  await guest.send(fullScreen('trend', false));
  expect(guest.received()).toEqual([theme('vintage'), fullScreen('trend', false)]);
});

test('G-8 charName is chartName, and is returned as it was sent', async () => {
  const wall = startFakeWall();
  const guest = wall.join();
  const sent = { action: 'getData', socketType: 'trendData', charName: 'trend', value: '' };
  await guest.send(sent);
  wall.write('trend', '"new"');
  expect(guest.received()).toEqual([
    { ...sent, data: '"old trend"' },
    { ...sent, data: '"new"' },
  ]);
});
