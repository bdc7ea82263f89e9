import { describe, expect, test } from 'vitest';
import {
  actionPermissions,
  routePermissions,
  type GuardedAction,
  type Permission,
  type RouteName,
} from '../../../server/auth/permissions.ts';
import { isAtLeast, roles, type Role } from '../../../server/auth/roles.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { forThisFile } from '../../helpers/for-this-file.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const wall = forThisFile((onEnd) => startWallServer({ auth: withSecret, charts: { sales: [1] }, onEnd }));

/** Whose role counts where. */
type Reach = 'all walls' | 'the wall' | 'another wall';
const reaches: Reach[] = ['all walls', 'the wall', 'another wall'];
const wallsOf = { 'all walls': 'all', 'the wall': ['main'], 'another wall': ['lobby'] } as const;

/** What the table says, read anew: a role, and the walls for which it counts. */
function isAllowed(permission: Permission, role: Role, reach: Reach): boolean {
  if (permission === 'anybody') return true;
  const reachesFar = {
    any: true,
    wall: reach !== 'another wall',
    // every message here is for the wall
    addressee: reach !== 'another wall',
    all: reach === 'all walls',
  }[permission.on];
  return isAtLeast(role, permission.least) && reachesFar;
}

const everyRoute = Object.entries(routePermissions) as [RouteName, Permission][];
const everybody = roles.flatMap((role) => reaches.map((reach) => ({ role, reach })));

/** A path of a route, for `main` and a chart that is there. */
function pathOf(route: RouteName): string {
  const [, path = ''] = route.split(' ');
  const forMain = path.replace(':chart', 'sales').replace(':wall', 'main').replace(':stream', 'main');
  return forMain.replace(':screen', 's1').replace(/:\w+/, 'china.json');
}

/** What is sent where a request has to be understood before it is known which wall it is for. */
const contents: Partial<Record<RouteName, object>> = { 'POST /api/-/messages': { text: 'hello' } };

/** An event stream would not end: this one is not there. */
const moreHeaders: Partial<Record<RouteName, object>> = { 'GET /api/-/events': { 'Chartwall-Stream': 'x' } };

function ask(route: RouteName, headers: Record<string, string>) {
  const method = route.split(' ')[0]?.toLowerCase() as
    'get' | 'put' | 'patch' | 'delete' | 'post' | 'options';
  return request(wall())
    [method](pathOf(route))
    .set({ ...headers, ...moreHeaders[route] })
    .send(contents[route]);
}

describe.each(everyRoute)('%s', (route, permission) => {
  test('without a token', async () => {
    const { status, headers, body } = await ask(route, {});
    if (permission === 'anybody') return expect([401, 403]).not.toContain(status);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer');
    expect(body.message).toMatch(/chartwall token/);
  });

  test.each(everybody)('as $role for $reach', async ({ role, reach }) => {
    const token = await tokenFor(role, { walls: wallsOf[reach] });
    const { status } = await ask(route, bearer(token));
    if (isAllowed(permission, role, reach)) expect([401, 403]).not.toContain(status);
    else expect(status).toBe(403);
  });
});

const screenFacts = {
  browser: 'Chromium',
  viewport: [800, 600],
  pixelRatio: 1,
  displayMode: 'browser',
  language: 'en',
  page: null,
  fullScreen: null,
  theme: 'chalk',
  kiosk: false,
};

/** A message of each action that is answered, or seen, where it is allowed. */
const messages: Record<GuardedAction, object> = {
  enter: { screen: 'it' },
  getData: { chartName: 'sales' },
  heartbeat: { sent: 1 },
  flipped: { revision: 1, ready: 1, painted: 1, error: 1 },
  renew: { reason: 'heap' },
  spanPart: { value: null },
  spanView: { chartName: 'sales', pointer: null, place: null, choice: null, step: null },
  receipt: { shown: ['main/1'] },
  message: { text: 'hello', id: 'm1' },
  withdraw: { id: 'main/1' },
  conversations: {},
  themeChange: {},
  fullScreen: { chartName: 'sales' },
  pageChange: { value: 0 },
  presence: {},
  facts: { value: screenFacts },
  telemetry: { value: { charts: {} } },
  relay: { action: 'callTheLift', socketType: 'any' },
};
const onTheWall = everybody.filter(({ reach }) => reach !== 'another wall');
const everyAction = Object.keys(messages) as GuardedAction[];

test('every action has a row', () => {
  expect(Object.keys(actionPermissions).toSorted()).toEqual(['auth', ...everyAction].toSorted());
});

describe.each(everyAction)('the action %s', (action) => {
  const permission = actionPermissions[action];
  const message = { action, ...messages[action] };

  test.each(onTheWall)('from a guest who is $role for $reach', async ({ role, reach }) => {
    const token = await tokenFor(role, { walls: wallsOf[reach] });
    const socket = await openSocket(wall().socketUrl, { headers: bearer(token) });
    socket.send(message);
    await socket.settled();
    const refusals = socket.frames.filter(({ json }) => json.error?.code === 403);
    expect(refusals.length).toBe(isAllowed(permission, role, reach) ? 0 : 1);
    if (refusals.length > 0) expect(refusals[0]?.json.error.message).toContain(permission.least);
  });
});

test('what is not allowed is neither done nor relayed, and what is allowed is', async () => {
  const watching = await openScreen(
    wall().socketUrl,
    'watching',
    {},
    { headers: bearer(await tokenFor('screen')) },
  );
  const acting = async (role: Role) =>
    openSocket(wall().socketUrl, { headers: bearer(await tokenFor(role)) });
  const [viewer, operator] = [await acting('viewer'), await acting('operator')];
  for (const message of [{ action: 'themeChange' }, messages.relay]) viewer.send(message);
  await viewer.settled();
  await watching.settled();
  expect(watching.frames.map(({ json }) => json.action)).toEqual(['entered', 'heartbeat']);
  for (const message of [{ action: 'themeChange' }, messages.relay]) operator.send(message);
  await watching.next('themeChange');
  await watching.next('callTheLift');
});

test('a role counts on its walls only: elsewhere no socket stays open, and none of another wall is entered', async () => {
  const headers = bearer(await tokenFor('operator', { walls: ['lobby'] }));
  const elsewhere = await openSocket(wall().socketUrl, { headers });
  expect(await elsewhere.next('noauth')).toMatchObject({ code: 'wall' });
  expect(await elsewhere.closed).toMatchObject({ code: 4403 });
  const inLobby = await openSocket(`${wall().socketUrl}/?wall=lobby`, { headers });
  inLobby.send({ action: 'enter', screen: 'it', wall: 'main' });
  expect(await inLobby.next('noauth')).toMatchObject({ code: 'wall' });
  expect(await inLobby.closed).toMatchObject({ code: 4403 });
});

test('the list of walls has those of the asker only', async () => {
  const token = await tokenFor('viewer', { walls: ['lobby'] });
  await openScreen(`${wall().socketUrl}/?wall=lobby`, 'it', { wall: 'lobby' }, { headers: bearer(token) });
  const { body } = await request(wall()).get('/api/-/walls').set(bearer(token)).expect(200);
  expect(body.walls.map(({ wall: name }: { wall: string }) => name)).toEqual(['lobby']);
});
