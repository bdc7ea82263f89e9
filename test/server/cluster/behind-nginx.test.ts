import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStreamScreen } from '../../helpers/event-stream.ts';
import { freePort } from '../../helpers/free-port.ts';
import { nginxProgram, startNginxSite } from '../../helpers/nginx.ts';
import { openScreen, type TestScreen } from '../../helpers/socket.ts';
import { describeWithOwnRedis } from '../../helpers/with-redis.ts';
import { startNode } from './start-node.ts';

const hint = nginxProgram === undefined ? ' (skipped: apt-get install nginx)' : '';

describe.skipIf(nginxProgram === undefined)(`the site that we ship for two nodes${hint}`, () => {
  describeWithOwnRedis('two nodes behind nginx', (redis) => {
    /** Two nodes, and the site that leads to either. */
    async function startSite() {
      const nodes = [await startNode(redis()), await startNode(redis())] as const;
      const port = await freePort();
      const [a, b] = nodes.map(({ url }) => new URL(url).host);
      const site = (await readFile(join(import.meta.dirname, '../../../deploy/nginx-nodes.conf'), 'utf8'))
        .replace('listen 8080', `listen 127.0.0.1:${port}`)
        .replace(' a:8888', ` ${a}`)
        .replace(' b:8888', ` ${b}`);
      await startNginxSite(site, port);
      return { nodes, url: `ws://127.0.0.1:${port}` };
    }

    async function turn(screen: Pick<TestScreen, 'send' | 'next'>, value: number): Promise<void> {
      screen.send({ action: 'pageChange', value });
      while ((await screen.next('pageChange')).value !== value);
    }

    test('a screen whose node ends goes on at the other, with the same state', async () => {
      const { nodes, url } = await startSite();
      const screen = await openScreen(url, 'lobby');
      await turn(screen, 3);
      const other = await openScreen(nodes[0].socketUrl, 'other');
      expect(other.entered).toMatchObject({ state: { page: 3 }, num: expect.any(Number) });
      // whichever it is on: one of the two is left each time
      await nodes[0].close();
      const back = await openScreen(url, 'lobby');
      expect(back.entered.state).toMatchObject({ page: 3 });
      await turn(back, 4);
    });

    test('both requests of an event stream reach the same node', async () => {
      const { url } = await startSite();
      for (const name of ['one', 'two', 'three']) await turn(await openStreamScreen(url, name), name.length);
    });
  });
});
