import { describe, expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen, openSocket, type TestScreen } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

interface Told {
  screens: { screen: string; status: string; name: string; wall: string; colour: string }[];
  message: string;
  [field: string]: unknown;
}

async function start(options: Parameters<typeof startWallServer>[0] = {}) {
  const server = await startWallServer(options);
  const ask = async (method: string, path: string, body?: unknown, headers = {}) => {
    const response = await fetch(`${server.url}/api/-${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: JSON.parse(text || '{}') as Told };
  };
  const screens = async (query = '') => (await ask('GET', `/screens${query}`)).json.screens;
  return { ...server, ask, screens };
}

async function leave(screen: TestScreen): Promise<void> {
  screen.close();
  await screen.closed;
}

describe('P-1 the list of screens', () => {
  test('has everybody who was ever there; after a restart they are not back yet', async () => {
    const stateDir = await tempFolder();
    const first = await start({ stateDir });
    const lobby = await openScreen(first.socketUrl, 's1', { name: 'Lobby' });
    await openScreen(first.socketUrl, 's2', { wall: 'other' });
    expect(await first.screens()).toMatchObject([
      { screen: 's1', name: 'Lobby', wall: 'main', status: 'here' },
      { screen: 's2', wall: 'other', status: 'here' },
    ]);
    expect((await first.screens('?wall=other')).map(({ screen }) => screen)).toEqual(['s2']);
    await leave(lobby);
    await first.close();
    const second = await start({ stateDir });
    await openScreen(second.socketUrl, 's2', { wall: 'other' });
    expect(await second.screens()).toMatchObject([
      { screen: 's1', name: 'Lobby', status: 'not-back' },
      { screen: 's2', status: 'here' },
    ]);
  });

  test('of a wall that cannot be is refused', async () => {
    const { ask } = await start();
    expect(await ask('GET', '/screens?wall=../x')).toMatchObject({
      status: 400,
      json: { message: 'this cannot be the name of a wall' },
    });
  });
});

describe('P-7 an operator', () => {
  test('names a screen: that name counts instead of its own, also after a restart, until it is taken back', async () => {
    const stateDir = await tempFolder();
    const first = await start({ stateDir });
    await openScreen(first.socketUrl, 's1', { name: 'own' });
    expect(await first.ask('PATCH', '/screens/s1', { name: ' Lobby left ' })).toMatchObject({
      status: 200,
      json: { screen: 's1', name: 'Lobby left', status: 'here' },
    });
    await first.close();
    const second = await start({ stateDir });
    const back = await openScreen(second.socketUrl, 's1', { name: 'own' });
    expect((await second.screens())[0]?.name).toBe('Lobby left');
    await second.ask('PATCH', '/screens/s1', { name: '' });
    await leave(back);
    await openScreen(second.socketUrl, 's1', { name: 'own' });
    expect((await second.screens())[0]?.name).toBe('own');
  });

  test('moves a screen: it is told, and is led on whenever it asks for a wall that it was moved away from', async () => {
    const stateDir = await tempFolder();
    const first = await start({ stateDir });
    const screen = await openScreen(first.socketUrl, 's1');
    await first.ask('PATCH', '/screens/s1', { wall: 'b' });
    expect(await screen.next('move')).toEqual({ action: 'move', wall: 'b' });
    await leave(screen);
    await first.ask('PATCH', '/screens/s1', { wall: 'c' });
    expect((await first.screens())[0]?.wall).toBe('c');
    await first.close();
    const second = await start({ stateDir });
    for (const wall of ['main', 'b', 'c'])
      expect((await openScreen(second.socketUrl, 's1', { wall })).entered.wall).toBe('c');
    // somebody has typed another wall into its URL
    expect((await openScreen(second.socketUrl, 's1', { wall: 'd' })).entered.wall).toBe('d');
    expect((await openScreen(second.socketUrl, 's1')).entered.wall).toBe('main');
  });

  test('moves a screen back', async () => {
    const { ask, socketUrl } = await start();
    const screen = await openScreen(socketUrl, 's1');
    await ask('PATCH', '/screens/s1', { wall: 'b' });
    await ask('PATCH', '/screens/s1', { wall: 'main' });
    await screen.settled();
    expect((await openScreen(socketUrl, 's1')).entered.wall).toBe('main');
    expect((await openScreen(socketUrl, 's1', { wall: 'b' })).entered.wall).toBe('main');
  });

  test('pins a page: the screen is told, and again whenever it enters', async () => {
    const { ask, socketUrl } = await start();
    const screen = await openScreen(socketUrl, 's1');
    expect(screen.entered.pinned).toBeUndefined();
    expect((await ask('PATCH', '/screens/s1', { pinned: 'two' })).json['pinned']).toBe('two');
    expect(await screen.next('pin')).toEqual({ action: 'pin', page: 'two' });
    expect((await openScreen(socketUrl, 's1')).entered.pinned).toBe('two');
    const again = await openScreen(socketUrl, 's1');
    await ask('PATCH', '/screens/s1', { pinned: null });
    expect(await again.next('pin')).toEqual({ action: 'pin', page: null });
    expect((await openScreen(socketUrl, 's1')).entered.pinned).toBeUndefined();
  });

  test('forgets a screen that is not here; one that is here stays', async () => {
    const { ask, socketUrl, screens } = await start();
    const screen = await openScreen(socketUrl, 's1');
    expect((await ask('DELETE', '/screens/s1')).status).toBe(409);
    await leave(screen);
    await expect.poll(async () => (await ask('DELETE', '/screens/s1')).status).toBe(204);
    expect(await screens()).toEqual([]);
    expect((await ask('DELETE', '/screens/s1')).status).toBe(404);
  });

  test('has a screen say who it is, and load its page anew', async () => {
    const { ask, socketUrl } = await start();
    const screen = await openScreen(socketUrl, 's1', { name: 'Lobby' });
    const { json } = await ask('POST', '/screens/s1/identify', { seconds: 3 });
    expect(json).toEqual({
      screen: 's1',
      name: 'Lobby',
      colour: expect.stringMatching(/^#[\da-f]{6}$/) as string,
    });
    expect(await screen.next('identify')).toEqual({
      action: 'identify',
      name: 'Lobby',
      seconds: 3,
      colour: json['colour'],
    });
    expect((await ask('POST', '/screens/s1/reload')).status).toBe(204);
    expect(await screen.next('reload')).toEqual({ action: 'reload', within: 0 });
    await leave(screen);
    await expect.poll(async () => (await ask('POST', '/screens/s1/reload')).status).toBe(409);
    expect(await ask('POST', '/screens/s1/identify', {})).toMatchObject({
      status: 409,
      json: { message: 'the screen is not here now' },
    });
  });

  test('has all screens of a wall do so: each in a colour of its own, and not at once', async () => {
    const { ask, socketUrl } = await start();
    const screens = [await openScreen(socketUrl, 's1'), await openScreen(socketUrl, 's2')];
    const other = await openScreen(socketUrl, 's3', { wall: 'other' });
    const { json } = await ask('POST', '/walls/main/identify', {});
    expect(json.screens.map(({ screen }) => screen)).toEqual(['s1', 's2']);
    expect(new Set(json.screens.map(({ colour }) => colour)).size).toBe(2);
    expect((await ask('POST', '/walls/main/reload')).json).toEqual({ screens: 2 });
    for (const screen of screens) {
      expect((await screen.next('identify')).seconds).toBe(5);
      expect((await screen.next('reload')).within).toBeGreaterThanOrEqual(2000);
    }
    await other.settled();
    expect(
      other.frames.filter(({ json: { action } }) => action === 'identify' || action === 'reload'),
    ).toEqual([]);
  });

  test.each<[string, string, unknown, number, string]>([
    ['PATCH', '/screens/nobody', { name: 'x' }, 404, 'there is no such screen'],
    ['PATCH', '/screens/s1', { wall: '../x' }, 400, 'wall must be 1 to 64 letters'],
    ['PATCH', '/screens/s1', { pinned: '' }, 400, 'pinned must be the key of a page, or null'],
    ['PATCH', '/screens/s1', { name: 5 }, 400, 'name must be a text'],
    ['POST', '/screens/s1/identify', { seconds: 0 }, 400, 'seconds must be 1 or more'],
    ['POST', '/walls/main/actions', {}, 400, 'action or hold is missing'],
    [
      'POST',
      '/walls/main/actions',
      { action: 'relay' },
      400,
      'action must be themeChange, fullScreen or pageChange',
    ],
    ['POST', '/walls/main/actions', { action: 'fullScreen' }, 400, 'chartName must be the name of a chart'],
    ['POST', '/walls/main/actions', { action: 'pageChange', value: -1 }, 400, 'value'],
    ['POST', '/walls/main/actions', { hold: 1 }, 400, 'hold must be true or false'],
  ])('is told what is wrong: %s %s %j', async (method, path, body, status, message) => {
    const { ask, socketUrl } = await start();
    await openScreen(socketUrl, 's1');
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.json.message).toContain(message);
  });

  test('A-6 acts on the walls that the role is for, and moves no screen to others', async () => {
    const { ask, socketUrl } = await start({ auth: withSecret });
    const as = async (role: 'screen' | 'operator', walls: string[]) =>
      bearer(await tokenFor(role, { walls }));
    const operator = await as('operator', ['a', 'b']);
    const screen = await openScreen(
      `${socketUrl}/?wall=a`,
      's1',
      { wall: 'a' },
      { headers: await as('screen', ['a']) },
    );
    await openScreen(`${socketUrl}/?wall=c`, 's2', { wall: 'c' }, { headers: await as('screen', ['c']) });
    const { screen: id } = screen.entered as { screen: string };
    const { json } = await ask('GET', '/screens', undefined, operator);
    expect(json.screens.map((each) => each.screen)).toEqual([id]);
    const foreign = '/screens/s2';
    const statuses = [
      await ask('GET', '/screens', undefined, await as('screen', ['a'])),
      await ask('GET', '/screens?wall=c', undefined, operator),
      await ask('PATCH', foreign, { name: 'x' }, operator),
      await ask('POST', `${foreign}/reload`, undefined, operator),
      await ask('POST', '/walls/c/identify', {}, operator),
      await ask('POST', '/walls/c/actions', { hold: true }, operator),
      await ask('PATCH', `/screens/${id}`, { wall: 'c' }, operator),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 403, 403]);
    // its own token is for the wall a alone
    expect(await ask('PATCH', `/screens/${id}`, { wall: 'b' }, operator)).toMatchObject({ status: 409 });
  });
});

describe('P-8 a wall', () => {
  test('is acted on as from a screen', async () => {
    const { ask, socketUrl } = await start({ charts: { a: [1] } });
    const screen = await openScreen(socketUrl, 's1');
    await ask('POST', '/walls/main/actions', { action: 'themeChange', value: 'vintage' });
    expect((await screen.next('themeChange')).value).toBe('vintage');
    const { json } = await ask('POST', '/walls/main/actions', {
      action: 'fullScreen',
      chartName: 'a',
      value: true,
    });
    expect(json).toMatchObject({ state: { theme: 'vintage', fullScreen: 'a' }, held: false });
    expect(await screen.next('fullScreen')).toMatchObject({ chartName: 'a', value: true });
  });

  test('stands still while it is held, also after a restart, and operators see that', async () => {
    const stateDir = await tempFolder();
    const first = await start({ stateDir });
    const operator = await openSocket(first.socketUrl);
    operator.send({ action: 'presence' });
    await operator.next('presence');
    expect((await first.ask('POST', '/walls/main/actions', { hold: true })).json['held']).toBe(true);
    expect(await operator.next('presence')).toMatchObject({ walls: [{ wall: 'main', held: true }] });
    await first.close();
    const second = await start({ stateDir });
    const heldOf = async () => {
      const { json } = await second.ask('GET', '/walls');
      return (json as unknown as { walls: { held: boolean }[] }).walls.map(({ held }) => held);
    };
    expect(await heldOf()).toEqual([true]);
    await second.ask('POST', '/walls/main/actions', { hold: false });
    expect(await heldOf()).toEqual([false]);
  });
});
