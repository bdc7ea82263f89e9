import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StateFolderError } from '../../server/storage/state-folder.ts';
import { createWallServer } from '../../server/wall-server.ts';
import { freePort } from '../helpers/free-port.ts';
import { silentLog } from '../helpers/log.ts';
import { openScreen, openSocket, type TestSocket } from '../helpers/socket.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { startWallServer, testConfig } from '../helpers/wall-server.ts';
import { request } from './http/request.ts';

test('B-10 no socket is accepted during the first scan of the folder, so that no chart seems to be gone', async () => {
  const folder = await tempFolder();
  const dir = join(folder, 'data');
  await mkdir(dir);
  const names = Array.from({ length: 3000 }, (_, i) => `chart-${i}`);
  await Promise.all(names.map((name) => writeFile(join(dir, `${name}.json`), '[1]')));
  const port = await freePort();
  const server = await createWallServer(
    { ...testConfig, port, dir, stateDir: join(folder, 'state') },
    { log: silentLog },
  );
  onTestFinished(() => server.close());

  const refusals: string[] = [];
  const comeIn = async (): Promise<TestSocket> => {
    for (;;) {
      try {
        return await openSocket(`ws://127.0.0.1:${port}`);
      } catch (error) {
        refusals.push(String(error));
      }
    }
  };
  const [guest] = await Promise.all([comeIn(), server.listen()]);
  expect(refusals.some((refusal) => refusal.includes('503'))).toBe(true);
  for (const chartName of names.filter((_, i) => i % 200 === 0)) {
    guest.send({ action: 'getData', chartName });
    expect((await guest.next('getData')).data).toBe('[1]');
  }
});

test('S-6 while state cannot be stored actions get 507 and readyz is degraded; both end with the first action that is stored', async () => {
  const wall = await startWallServer({ charts: { seller: [] } });
  const { socketUrl, stateDir } = wall;
  const screen = await openScreen(socketUrl, 's1');
  // the server may be writing into it
  await rm(stateDir, { recursive: true, maxRetries: 10 });
  await writeFile(stateDir, 'a file is in the way');
  screen.send({ action: 'pageChange', value: 1 });
  expect(await screen.next('error')).toMatchObject({ error: { code: 507 } });
  await request(wall)
    .get('/readyz')
    .expect(200, /"message":"degraded/);
  await request(wall).get('/api/seller').expect(200);
  await rm(stateDir);
  screen.send({ action: 'pageChange', value: 2 });
  expect(await screen.next('pageChange')).toMatchObject({ value: 2, revision: 1 });
  await request(wall).get('/readyz').expect(200, { status: 200, message: 'ready' });
});

test('a start that fails releases the state folder, and the next one is fine', async () => {
  const [stateDir, dir] = [await tempFolder(), await tempFolder()];
  const missing = { cert: join(dir, 'none.pem'), key: join(dir, 'some.key') };
  await writeFile(missing.key, '');
  await expect(startWallServer({ stateDir, tls: missing })).rejects.toThrow('none.pem');
  await mkdir(join(stateDir, 'audit.jsonl'));
  await expect(startWallServer({ stateDir })).rejects.toThrow(StateFolderError);
  await rmdir(join(stateDir, 'audit.jsonl'));
  await request(await startWallServer({ stateDir, charts: { sales: [1] } }))
    .get('/api/sales')
    .expect(200);
});
