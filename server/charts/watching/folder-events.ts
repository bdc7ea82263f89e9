import { watch } from 'node:fs';
import { statfs } from 'node:fs/promises';

/**
 * Tells that something may have happened to an entry of a folder (undefined: to any). Only a hint: it may come too often, too early, or
 * not at all, and never comes again once the folder was deleted. Returns what stops it.
 *
 * The system's own watcher is used as it is. chokidar adds a watcher per file (Linux allows a machine 8,192 by default), lists the whole
 * folder on every change (100,000 lstats while 10,000 files are dropped), and swallows a change within 50 ms of another; what it is good
 * at, telling precisely what happened, is not needed where every file is looked at anyway.
 */
export function watchEntries(
  dir: string,
  onHint: (entry: string | undefined) => void,
  onError: (error: unknown) => void,
): () => void {
  try {
    const watcher = watch(dir, (_event, entry) => onHint(entry ?? undefined));
    watcher.on('error', onError);
    return () => watcher.close();
  } catch (error) {
    onError(error);
    return () => {};
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

/** Whether the watcher hears of what other machines do to a folder. */
export async function hearsAll(dir: string): Promise<boolean> {
  const { type } = await statfs(dir).catch(() => ({ type: 0 }));
  return !isRemoteType(type);
}

export function isRemoteType(type: number): boolean {
  // some kernels say it as a number with a sign
  return remoteTypes.has(type >>> 0);
}
