import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Another process works in this folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly dir: string;
  constructor(dir: string) {
    super(`${dir} is in use by another process`);
    this.dir = dir;
  }
}

export interface FolderLock {
  /** the real path of what is locked */
  readonly folder: string;
  release(): Promise<void>;
}

/**
 * A child that is just being started holds copies of its parent's descriptors until it executes its own program, also of a name that was
 * released meanwhile, and a process that was killed holds its own until its memory is given back.
 */
const patience = { tries: 6, pauseInMs: 100 };

/**
 * Keeps a folder for this process alone until the lock is released. The lock is a name that the system takes back by itself when the
 * process ends, however it ends: a lock file would have to be told from one that `kill -9` left behind, and a wall that does not start
 * after a power cut is the worst of all. Where there are no such names (macOS) nothing is locked.
 * @throws {FolderInUseError}
 */
export async function lockFolder(dir: string): Promise<FolderLock> {
  const folder = await realpath(dir);
  const name = nameFor(folder);
  if (name === undefined) return { folder, release: () => Promise.resolve() };
  let holder = await hold(name);
  for (let tries = 1; !holder && tries < patience.tries; tries++) {
    await setTimeout(patience.pauseInMs);
    holder = await hold(name);
  }
  if (!holder) throw new FolderInUseError(dir);
  const held = holder;
  return { folder, release: () => new Promise((resolve) => held.close(() => resolve())) };
}

/** Undefined while another process has the name. */
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
