import { beforeEach, expect, test } from 'vitest';
import { runImportState } from '../../../server/cli/import-state.ts';
import { StartError } from '../../../server/cli/start-error.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openScreen } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { describeWithOwnRedis } from '../../helpers/with-redis.ts';
import { startNode } from '../cluster/start-node.ts';
import { request } from '../http/request.ts';

describeWithOwnRedis('import-state', (redis) => {
  beforeEach(() => redis().ask('FLUSHALL'));

  async function importFrom(stateDir: string) {
    const said: string[] = [];
    const config = { url: redis().url, replicas: 0 };
    const code = await runImportState({ command: 'import-state', stateDir, redis: config }, (text) =>
      said.push(text),
    );
    return { code, said: said.join('') };
  }

  test('nodes go on with what a server that was alone knew: theme, screens, people, messages in order, the audit', async () => {
    const stateDir = await tempFolder();
    const admin = bearer(await tokenFor('admin'));
    const alone = await startWallServer({ stateDir, auth: withSecret });
    const ann = { name: 'Ann', password: 'correct horse battery', role: 'operator' };
    await request(alone).post('/api/-/people').set(admin).send(ann).expect(204);
    const screen = await openScreen(alone.socketUrl, 'one', { name: 'by the lift' }, { headers: admin });
    screen.send({ action: 'themeChange', value: 'vintage' });
    await screen.next('themeChange');
    for (const text of ['first', 'second', 'third'])
      await request(alone).post('/api/-/messages').set(admin).send({ text }).expect(201);
    const shown = (screen.frames.at(-1)!.json as { id: string }).id;
    screen.send({ action: 'receipt', received: [shown], shown: [shown] });
    await screen.settled();
    await alone.close();

    const { code, said } = await importFrom(stateDir);
    expect([code, said]).toEqual([0, expect.stringContaining('3 messages')]);
    const node = await startNode(redis(), { auth: withSecret });
    const back = await openScreen(node.socketUrl, 'two', {}, { headers: admin });
    expect((back.entered as { state: object }).state).toMatchObject({ theme: 'vintage' });
    const { body } = await request(node).get('/api/-/messages').set(admin).expect(200);
    expect((body as { messages: { text: string }[] }).messages.map(({ text }) => text)).toEqual([
      'first',
      'second',
      'third',
    ]);
    const status = (await request(node).get(`/api/-/messages/${shown}`).set(admin)).body as object;
    expect(JSON.stringify(status)).toContain('"shown"');
    const screens = (await request(node).get('/api/-/screens').set(admin)).body as object;
    expect(JSON.stringify(screens)).toContain('by the lift');
    const login = { name: 'ann', password: ann.password };
    await request(node).post('/api/-/login').send(login).expect(200);
    const audit = (await request(node).get('/api/-/audit').set(admin)).body as object;
    expect(JSON.stringify(audit)).toContain('themeChange');
  });

  test('happens once: what nodes have stored since is not overwritten', async () => {
    const stateDir = await tempFolder();
    const alone = await startWallServer({ stateDir });
    await alone.close();
    expect((await importFrom(stateDir)).code).toBe(0);
    const again = await importFrom(stateDir);
    expect(again).toEqual({ code: 1, said: expect.stringContaining('Nothing was imported') as string });
  });

  test('says what is in the way: no folder, or a server that is using it', async () => {
    await expect(importFrom('/nowhere/at/all')).rejects.toThrow(StartError);
    const alone = await startWallServer();
    await expect(importFrom(alone.stateDir)).rejects.toThrow('is in use by another Chartwall');
  });
});
