// What `npm start` runs: the build when something changed, then the server. The server runs in this process, so that a
// signal reaches it; the build does not, so that nothing of it stays in memory.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const build = spawnSync(process.execPath, [join(import.meta.dirname, 'build.mjs')], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);
await import('../dist/server/index.js');
