import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Content } from '../../../server/charts/snapshot.ts';
import type * as SnapshotModule from '../../../server/charts/snapshot.ts';
import type { WritableChartStore } from '../../../server/charts/store.ts';
import type * as ConfigModule from '../../../server/cli/config.ts';
import type * as ServerModule from '../../../server/wall-server.ts';
import { compete } from './compete.ts';

// The build, as it is shipped; the types are the source's.
const built = (path: string): Promise<unknown> =>
  import(new URL(`../../../dist/server/${path}`, import.meta.url).href);

const { readConfig } = (await built('cli/config.js')) as typeof ConfigModule;
const { createWallServer } = (await built('wall-server.js')) as typeof ServerModule;
const { createContent } = (await built('charts/snapshot.js')) as typeof SnapshotModule;

let store: WritableChartStore | undefined;

function put(name: string, content: Content): void {
  store?.put(name, content, Date.now());
}

compete({
  async start({ dir, compress = false, redis }) {
    const data = join(dir, 'data');
    await mkdir(data);
    const flags = ['--port', '0', '--state-dir', join(dir, 'state'), ...(compress ? ['--compress'] : [])];
    if (redis !== undefined) flags.push('--redis', redis);
    const config = readConfig([data, ...flags], {});
    if (config.command !== 'serve') throw new Error(`it would ${config.command}`);
    const wall = await createWallServer(config, { log: pino({ level: 'silent' }) });
    // whoever composes the server has a store that can be written to: the folder's watcher does
    store = wall.charts as WritableChartStore;
    return wall.listen();
  },
  ready: (text) => ({ text, body: Buffer.from(text) }),
  push: ({ text, body }) => put('chart', createContent(text, body)),
  keep: (name, text) => put(name, createContent(text, Buffer.from(text))),
});
