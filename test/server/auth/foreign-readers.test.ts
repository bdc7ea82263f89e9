import { expect, test } from 'vitest';
import { routePermissions, type RouteName } from '../../../server/auth/permissions.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen } from '../../helpers/socket.ts';
import { useWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const foreign = { Origin: 'http://evil.example' };
const charts = { sales: [1] };
const open = useWallServer({ open: true, charts });
const guarded = useWallServer({ auth: withSecret, charts });

const names = Object.keys(routePermissions) as RouteName[];
/** What is read that is no chart, and takes a role. */
const privateRoutes = names.filter(
  (name) => name.startsWith('GET /api/-/') && routePermissions[name] !== 'anybody',
);
const pathOf = (name: RouteName) =>
  name
    .replace('GET ', '')
    .replace(':chart', 'sales')
    .replace(':wall', 'main')
    .replace(':stream', 'screen:left')
    .replace(':offset', '1');

test('there are such routes', () => {
  expect(privateRoutes.map(pathOf)).toContain('/api/-/messages/screen:left/1');
});

test.each(privateRoutes)(
  'B-12 a page of any other site reads nothing of %s, with and without a secret',
  async (name) => {
    const screen = await openScreen(open().socketUrl, 'left');
    screen.send({ action: 'message', id: 'm', text: 'only for you', to: { screen: 'left' } });
    await screen.settled();
    for (const server of [open(), guarded()]) {
      for (const method of ['get', 'head'] as const) {
        const own = await request(server)
          [method](pathOf(name))
          .set(bearer(await tokenFor('admin')));
        const { headers } = await request(server)[method](pathOf(name)).set(foreign);
        expect(own.headers['access-control-allow-origin']).toBeUndefined();
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    }
  },
);

test.each(privateRoutes)(
  'B-12 nor does one of a name that was bound to our address read %s',
  async (name) => {
    for (const server of [open(), guarded()]) {
      const headers = { Host: 'evil.example', ...bearer(await tokenFor('admin')) };
      const { body } = await request(server).get(pathOf(name)).set(headers).expect(403);
      expect(body.message).toContain('evil.example');
    }
  },
);

test('charts are read by any page where everybody may do everything', async () => {
  for (const path of ['/api', '/api/sales', '/api/-/link'])
    await request(open()).get(path).set(foreign).expect(200).expect('Access-Control-Allow-Origin', '*');
});
