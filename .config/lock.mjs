import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

// No build takes this long: its process was killed, and the pid belongs to another one now.
const STALE_MS = 5 * 60_000;

/** Runs `work` while no other process does, e.g. when `npm start` was typed in two terminals. Waits its turn. */
export async function withLock(path, work) {
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path) {
  let told = false;
  while (!(await create(path))) {
    if (await isStale(path)) {
      await rm(path, { force: true });
    } else {
      if (!told) console.log('Another build is running; waiting for it');
      told = true;
      await sleep(200);
    }
  }
}

async function create(path) {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path) {
  try {
    const { mtimeMs } = await stat(path);
    return Date.now() - mtimeMs > STALE_MS || !isAlive(Number(await readFile(path, 'utf8')));
  } catch (error) {
    // Given back between two looks: not stale, just try again.
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid) {
  // Just created and not written yet reads as 0, which signals our own process group: alive.
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
