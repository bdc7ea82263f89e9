// What `npm start` runs: the build when something changed, then the server. The server runs in this process, so that a
// signal reaches it; the build does not, so that nothing of it stays in memory.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const build = spawnSync(process.execPath, [join(import.meta.dirname, 'build.mjs')], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);
if (process.env.npm_lifecycle_event === 'start') endWithParent();
await import('../dist/server/index.js');

/** npm starts a shell that starts us, and a SIGTERM for npm ends that shell without a word to us. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
