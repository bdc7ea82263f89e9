/** Another process works in this folder. */
export declare class FolderInUseError extends Error {
  readonly name = 'FolderInUseError';
  readonly dir: string;
  constructor(dir: string);
}
/**
 * Keeps a folder for this process alone until the lock is let go. The lock is a name that the system takes back by itself when the
 * process ends, however it ends: a lock file would have to be told from one that `kill -9` left behind, and a wall that does not start
 * after a power cut is the worst of all. Where there are no such names (macOS) nothing is locked.
 * @throws {FolderInUseError}
 */
export declare function lockFolder(dir: string): Promise<() => Promise<void>>;
