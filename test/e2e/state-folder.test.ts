import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openScreen } from '../helpers/socket.ts';
import { startWallProcess } from '../helpers/wall-process.ts';

test.each<[what: string, fault: (state: string) => Promise<unknown>]>([
  ['the state folder is removed', (state) => rm(state, { recursive: true })],
  ['the state folder is renamed away', (state) => rename(state, `${state}-away`)],
  [
    'another folder takes the place of the state folder',
    (state) => rename(state, `${state}-away`).then(() => mkdir(state)),
  ],
  [
    'another file takes the place of the journal',
    (state) =>
      writeFile(join(state, 'other'), 'other\n').then(() =>
        rename(join(state, 'other'), join(state, 'journal.jsonl')),
      ),
  ],
])('S-6 what was echoed survives kill -9, also when %s while the server runs', async (_what, fault) => {
  const server = await startWallProcess();
  const enter = (wall: string) => openScreen(server.url.replace('http', 'ws'), `screen-of-${wall}`, { wall });
  const [main, lobby] = [await enter('main'), await enter('lobby')];
  lobby.send({ action: 'pageChange', value: 3 });
  await lobby.next('pageChange');
  await fault(join(dirname(server.dir), 'state'));
  for (let page = 1; page <= 10; page++) {
    main.send({ action: 'pageChange', value: page });
    expect(await main.next('pageChange')).toMatchObject({ value: page });
  }
  await server.signal('SIGKILL');
  await server.start();
  expect((await enter('main')).entered.state).toMatchObject({ page: 10, revision: 10 });
  expect((await enter('lobby')).entered.state).toMatchObject({ page: 3, revision: 1 });
});
