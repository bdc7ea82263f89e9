import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Another process uses this folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly dir: string;
  constructor(dir: string) {
    super(`${dir} is in use by another process`);
    this.dir = dir;
  }
}

export interface FolderLock {
  /** the real path of the locked folder */
  readonly folder: string;
  release(): Promise<void>;
}

/**
 * A name may be held a little longer: by a child that is being started, which has copies of its parent's descriptors until it executes its
 * own program, and by a killed process, until its memory is freed.
 */
const retries = { most: 6, delayMs: 100 };

/**
 * Locks a folder for this process. The lock is a name that the system frees when the process ends, however it ends. A lock file that
 * `kill -9` left behind could keep a wall from starting after a power cut. Where there are no such names (macOS) nothing is locked.
 * @throws {FolderInUseError}
 */
export async function lockFolder(dir: string): Promise<FolderLock> {
  const folder = await realpath(dir);
  const name = nameFor(folder);
  if (name === undefined) return { folder, release: () => Promise.resolve() };
  let holder = await hold(name);
  for (let tries = 1; !holder && tries < retries.most; tries++) {
    await setTimeout(retries.delayMs);
    holder = await hold(name);
  }
  if (!holder) throw new FolderInUseError(dir);
  const held = holder;
  return { folder, release: () => new Promise((resolve) => held.close(() => resolve())) };
}

/** Undefined while another process holds the name. */
async function hold(name: string): Promise<Server | undefined> {
  const holder = createServer((socket) => socket.destroy());
  holder.unref();
  try {
    holder.listen(name);
    await once(holder, 'listening');
    return holder;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

function nameFor(folder: string): string | undefined {
  const name = `chartwall-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : undefined;
}
