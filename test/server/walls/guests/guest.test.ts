import { describe, expect, test } from 'vitest';
import { fullScreen, request, startFakeWall, theme, toggle, type FakePeer } from '../fake-wall.ts';

const quiet = 1000;

/** A screen that acts on the wall. */
async function openScreen({ join }: ReturnType<typeof startFakeWall>): Promise<FakePeer> {
  const screen = join({ client: 'a screen' });
  await screen.say({ action: 'enter', screen: 's1' });
  screen.told();
  return screen;
}

/** A guest that has asked for these charts and has heard of the wall's state. */
async function openGuest(wall: ReturnType<typeof startFakeWall>, ...charts: string[]): Promise<FakePeer> {
  const guest = wall.join();
  for (const chart of charts) await guest.say(request(chart));
  wall.time.pass(quiet);
  guest.told();
  return guest;
}

describe('G-4 the wall’s state', () => {
  test('reaches a guest when it has asked for nothing for a second, over however long it spreads its requests', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    await screen.say({ action: 'themeChange', value: 'vintage' });
    const guest = wall.join();
    for (const chart of ['trend', 'seller', 'map', 'rank', 'hot', 'stock']) {
      await guest.say(request(chart));
      wall.time.pass(500);
    }
    expect(guest.told().map(({ action }) => action)).toEqual(Array(6).fill('getData'));
    wall.time.pass(500);
    expect(guest.told()).toEqual([theme('vintage')]);
  });

  test('that changes while a guest is asking reaches it once, as it is in the end', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = wall.join();
    await guest.say(request('trend'));
    guest.told();
    for (const value of ['vintage', 'chalk', 'vintage']) await screen.say({ action: 'themeChange', value });
    await screen.say({ action: 'fullScreen', chartName: 'trend', value: true });
    expect(guest.told()).toEqual([]);
    wall.time.pass(quiet);
    expect(guest.told()).toEqual([theme('vintage'), fullScreen('trend', true)]);
  });

  test('that is again what a guest shows is not mentioned', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = wall.join();
    await guest.say(request('trend'));
    guest.told();
    for (const value of ['vintage', 'chalk']) await screen.say({ action: 'themeChange', value });
    wall.time.pass(quiet);
    expect(guest.told()).toEqual([]);
  });

  test('reaches a guest that polls, and so never stops asking', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    await screen.say({ action: 'themeChange', value: 'vintage' });
    const guest = wall.join();
    for (let i = 0; i < 30; i++) {
      await guest.say(request('trend'));
      wall.time.pass(500);
    }
    expect(guest.told().filter(({ action }) => action === 'themeChange')).toEqual([theme('vintage')]);
    await screen.say({ action: 'themeChange', value: 'chalk' });
    expect(guest.told()).toEqual([theme('chalk')]);
  });

  test('waits for a guest that reads slowly, and is told as it is then', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = await openGuest(wall, 'trend');
    guest.isSlow = true;
    for (const value of ['vintage', 'chalk', 'vintage']) await screen.say({ action: 'themeChange', value });
    wall.time.pass(10 * quiet);
    expect(guest.told()).toEqual([]);
    guest.isSlow = false;
    wall.time.pass(quiet);
    expect(guest.told()).toEqual([theme('vintage')]);
  });

  test('is told before the echo to a guest that acts while it is asking', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    await screen.say({ action: 'themeChange', value: 'vintage' });
    const guest = wall.join();
    await guest.say(request('trend'));
    guest.told();
    await guest.say(toggle);
    expect(guest.told()).toEqual([theme('vintage'), toggle]);
    wall.time.pass(quiet);
    expect(guest.told()).toEqual([]);
  });
});

describe('G-3 a full screen', () => {
  test('is told to a guest only for a chart that it asked for', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = await openGuest(wall, 'trend');
    await screen.say({ action: 'fullScreen', chartName: 'map', value: true });
    expect(guest.told()).toEqual([]);
    await screen.say({ action: 'fullScreen', chartName: 'trend', value: true });
    expect(guest.told()).toEqual([fullScreen('trend', true)]);
    await screen.say({ action: 'fullScreen', chartName: 'map', value: true });
    expect(guest.told()).toEqual([fullScreen('trend', false)]);
  });

  test.each([
    ['hot', 'hotproduct'],
    ['hotproduct', 'hot'],
  ])('of %s is told under the name %s that the guest asked with', async (said, asked) => {
    const wall = startFakeWall();
    const [one, other] = [await openGuest(wall, said), await openGuest(wall, asked)];
    await one.say(fullScreen(said, true));
    expect(one.told()).toEqual([fullScreen(said, true)]);
    expect(other.told()).toEqual([fullScreen(asked, true)]);
  });

  test('is told under the name that the guest uses for it when that is another than it asked with', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = await openGuest(wall, 'hotproduct');
    await guest.say(fullScreen('hot', true));
    await screen.say({ action: 'fullScreen', chartName: 'hot', value: false });
    expect(guest.told()).toEqual([fullScreen('hot', true), fullScreen('hot', false)]);
  });

  test('of a chart that is asked for later is told then', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const guest = await openGuest(wall, 'trend');
    await screen.say({ action: 'fullScreen', chartName: 'map', value: true });
    await guest.say(request('map'));
    expect(guest.told().slice(1)).toEqual([fullScreen('map', true)]);
  });

  test.each([[undefined], ['销售 图表'], ['']])(
    'of the chart %j, which no wall can have, reaches its sender and guests that asked for nothing',
    async (chartName) => {
      const wall = startFakeWall();
      const [sender, asker, other] = [
        await openGuest(wall, 'trend'),
        await openGuest(wall, 'trend'),
        wall.join(),
      ];
      const odd = { action: 'fullScreen', socketType: 'fullScreen', chartName, value: true };
      await sender.say(odd);
      const sent = JSON.parse(JSON.stringify(odd)) as object;
      expect([sender.told(), asker.told(), other.told()]).toEqual([[sent], [], [sent]]);
    },
  );
});

describe('G-8 themes in other clients’ words', () => {
  test.each([
    ['light', 'vintage'],
    ['dark', 'chalk'],
  ])('%s is %s, and the sender is told so in its own word', async (said, value) => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    await screen.say({ action: 'themeChange', value: value === 'chalk' ? 'vintage' : 'chalk' });
    screen.told();
    const guest = await openGuest(wall, 'trend');
    await guest.say(theme(said));
    expect(screen.told()).toMatchObject([{ action: 'themeChange', value }]);
    expect(guest.told()).toEqual([theme(said)]);
    await screen.say({ action: 'themeChange' });
    expect(guest.told()).toEqual([theme(said === 'light' ? 'dark' : 'light')]);
  });

  test('changeTheme is themeChange, in both directions', async () => {
    const wall = startFakeWall();
    const screen = await openScreen(wall);
    const [guest, original] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend')];
    await original.say(toggle);
    guest.told();
    original.told();
    screen.told();
    await guest.say(theme('', 'changeTheme'));
    expect(guest.told()).toEqual([theme('', 'changeTheme')]);
    expect(original.told()).toEqual([theme('chalk')]);
    expect(screen.told()).toMatchObject([{ action: 'themeChange', value: 'chalk' }]);
    await screen.say({ action: 'themeChange' });
    expect([guest.told(), original.told()]).toEqual([[theme('vintage', 'changeTheme')], [theme('vintage')]]);
  });

  test('a guest that never spoke of themes is told them as they were sent, and in the original’s words', async () => {
    const wall = startFakeWall();
    const [guest, silent] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend')];
    await guest.say(theme('', 'changeTheme'));
    expect(silent.told()).toEqual([theme('', 'changeTheme'), theme('vintage')]);
  });

  test('a guest that says values is never told a toggle', async () => {
    const wall = startFakeWall();
    const [names, shades, toggler] = [
      await openGuest(wall, 'trend'),
      await openGuest(wall, 'trend'),
      await openGuest(wall, 'trend'),
    ];
    await names.say(theme('vintage'));
    await shades.say(theme('dark'));
    for (const guest of [names, shades, toggler]) guest.told();
    await toggler.say(toggle);
    expect([names.told(), shades.told(), toggler.told()]).toEqual([
      [theme('vintage')],
      [theme('light')],
      [toggle],
    ]);
  });

  test('the same value twice changes nothing, and is echoed to its sender alone', async () => {
    const wall = startFakeWall();
    const [guest, toggler] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend')];
    await guest.say(theme('vintage'));
    expect(toggler.told()).toEqual([theme('vintage')]);
    await guest.say(theme('vintage'));
    expect(toggler.told()).toEqual([]);
    expect(guest.told()).toEqual([theme('vintage'), theme('vintage')]);
  });
});

test('G-8 charName is chartName in a full screen too: echoed as it was sent, and told to others as chartName', async () => {
  const wall = startFakeWall();
  const [guest, other] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend', 'map')];
  const said = (charName: string) => ({
    action: 'fullScreen',
    socketType: 'fullScreen',
    charName,
    value: true,
    mine: 1,
  });
  await guest.say(said('trend'));
  await guest.say(said('map'));
  expect(guest.told()).toEqual([said('trend'), fullScreen('trend', false), said('map')]);
  expect(other.told()).toEqual([
    fullScreen('trend', true),
    fullScreen('trend', false),
    fullScreen('map', true),
  ]);
});

test('G-8 a guest with a socketType of its own for themes is told them under it', async () => {
  const wall = startFakeWall();
  const [guest, other] = [await openGuest(wall, 'trend'), await openGuest(wall, 'trend')];
  await guest.say({ ...toggle, socketType: 'mine' });
  guest.told();
  await other.say(toggle);
  expect(guest.told()).toEqual([{ ...theme('chalk'), socketType: 'mine' }]);
});

test('G-4 an action that changes nothing ends the wait too', async () => {
  const wall = startFakeWall();
  const screen = await openScreen(wall);
  await screen.say({ action: 'themeChange', value: 'vintage' });
  const guest = wall.join();
  await guest.say(request('trend'));
  guest.told();
  await guest.say(fullScreen('trend', false));
  expect(guest.told()).toEqual([theme('vintage'), fullScreen('trend', false)]);
});

test('G-8 charName is chartName, and comes back as it was sent', async () => {
  const wall = startFakeWall();
  const guest = wall.join();
  const sent = { action: 'getData', socketType: 'trendData', charName: 'trend', value: '' };
  await guest.say(sent);
  wall.write('trend', '"new"');
  expect(guest.told()).toEqual([
    { ...sent, data: '"old trend"' },
    { ...sent, data: '"new"' },
  ]);
});
