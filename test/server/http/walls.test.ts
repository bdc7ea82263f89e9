import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from './request.ts';

test('P-8: walls are listed with their state and layout, also those on which nobody is now', async () => {
  const server = await startWallServer({ charts: { sales: [1] } });
  await mkdir(join(server.dir, 'walls'), { recursive: true });
  const pages = [{ tiles: [{ chart: 'sales' }] }, { title: 'Second', tiles: [{ chart: 'sales' }] }];
  await writeFile(join(server.dir, 'walls/lobby.json'), JSON.stringify({ theme: 'vintage', pages }));
  const lobby = async () => {
    const { body } = await request(server).get('/api/-/walls').expect(200);
    return (body.walls as { wall: string }[]).find(({ wall }) => wall === 'lobby');
  };
  await expect
    .poll(lobby, { timeout: 10_000 })
    .toMatchObject({ screens: 0, held: false, state: { theme: 'vintage', fullScreen: null, page: 0 } });
  expect(await lobby()).toMatchObject({ layout: { pages: [{ kind: 'grid' }, { title: 'Second' }] } });

  await request(server)
    .post('/api/-/walls/lobby/actions')
    .send({ action: 'pageChange', value: 1 })
    .expect(200);
  expect(await lobby()).toMatchObject({ screens: 0, state: { theme: 'vintage', page: 1, revision: 1 } });
});

test('P-1: a screen that says no name has the one in its token, as who let it in has called it', async () => {
  const server = await startWallServer({ auth: withSecret });
  const headers = bearer(await tokenFor('screen', { name: 'entrance' }));
  await openScreen(server.socketUrl, 'left', {}, { headers });
  const operator = bearer(await tokenFor('operator'));
  const { body } = await request(server).get('/api/-/screens').set(operator).expect(200);
  expect(body.screens).toMatchObject([{ name: 'entrance', status: 'here' }]);
});

test('P-6: who asks for conversations is no guest of the original protocol', async () => {
  const server = await startWallServer();
  const socket = await openSocket(server.socketUrl);
  socket.send({ action: 'conversations', name: 'Ann' });
  await socket.next('conversations');
  const { body } = await request(server).get('/api/-/screens').expect(200);
  expect(body.screens).toEqual([]);
});
