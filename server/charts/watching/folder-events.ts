import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FSWatcher } from 'chokidar';

export interface FolderEvents {
  /** False where changes happen without a notification, as on network file systems. */
  readonly isComplete: boolean;
  stop(): void;
}

/**
 * Notifies that something may have happened to an entry of a folder (undefined: to any entry). A notification may come too often, too
 * early or not at all, and none comes once the folder was deleted, renamed or swapped. Resolves once it listens.
 *
 * The only user of chokidar. `raw` passes on what the system's watcher says: one inotify watch for any number of files. It is documented as
 * internal; the tests of this folder are the guard. The events for precise changes need a watch per file (Linux allows 8,192 by default)
 * and swallow a change within 50 ms of another (chokidar issue 1455).
 */
export async function watchFolderEvents(
  dir: string,
  onEvent: (entry: string | undefined) => void,
  onError: (error: unknown) => void,
): Promise<FolderEvents> {
  const folder = resolve(dir);
  // ignoring all but the folder also keeps chokidar from watching the parent of a folder that is missing
  const ignored = (path: string) => resolve(path) !== folder;
  const watcher = new UnlistedWatcher({ depth: 0, ignoreInitial: true, ignored });
  watcher.on('raw', (_event, entry: string | null) => onEvent(entry ?? undefined));
  watcher.on('error', onError);
  await new Promise<void>((resolve) => watcher.once('ready', resolve).add(folder));
  // CHOKIDAR_USEPOLLING in the environment: only the folder itself is polled then
  const isComplete = !watcher.options.usePolling && (await isLocal(folder));
  return { isComplete, stop: () => void watcher.close() };
}

/**
 * On each event chokidar lists the folder and calls lstat for every entry, ignored or not: 1.4 cores while one of 10,000 files is
 * written 20 times a second, 0.007 without. A throttle that lets nothing through keeps it from listing; `raw` comes before that.
 */
class UnlistedWatcher extends FSWatcher {
  override _throttle(): false {
    return false;
  }
}

/** What statfs(2) says of file systems that others write to without the kernel here knowing. */
const remoteTypes: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x01021997, // 9p: shared folders of virtual machines, WSL
  0x786f4256, // VirtualBox
  0x65735546, // FUSE: sshfs, s3fs
  0x00c36400, // Ceph
  0x5346414f, // AFS
  0x0bd00bd0, // Lustre
]);

async function isLocal(dir: string): Promise<boolean> {
  const { type } = await statfs(dir).catch(() => ({ type: 0 }));
  return !isRemoteType(type);
}

export function isRemoteType(type: number): boolean {
  // some kernels say it as a number with a sign
  return remoteTypes.has(type >>> 0);
}
