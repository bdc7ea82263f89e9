import { open as openFile, readdir, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { byFormat, chartFileOf } from '../chart-file.ts';

/** The system did not let us write or delete a file; the message says why, in words for whoever asked for it. */
export class NotStoredError extends Error {
  override readonly name = 'NotStoredError';
}

/** How a file is opened; tests give one whose disk fills up. */
export type OpenFile = typeof openFile;

/**
 * The files that hold the data of the chart of this name, the one that is shown first.
 * @throws {NotStoredError} when the folder cannot be read: nothing can be written there then.
 */
export async function dataFilesOf(dir: string, name: string): Promise<string[]> {
  const entries = await readdir(dir).catch((error: unknown) => {
    throw notStored(error);
  });
  return entries.filter((entry) => isDataOf(entry, name)).sort(byFormat);
}

/**
 * Gives a file of the folder this content, wholly or not at all: whoever reads it, at any time and after a power cut too, finds the old
 * content or the new one. What is under way lies in a hidden file beside it. Only one call for a file at a time.
 * @throws {NotStoredError}
 */
export async function replaceFile(dir: string, file: string, bytes: Buffer, open: OpenFile): Promise<void> {
  // the process's number, because another server may serve the same folder
  const draft = join(dir, `.${file}.${process.pid}.tmp`);
  try {
    await writeAnew(draft, bytes, open);
    await rename(draft, join(dir, file));
    await syncFolder(dir);
  } catch (error) {
    await rm(draft, { force: true }).catch(ignore);
    throw notStored(error);
  }
}

/**
 * Deletes these files of the folder, in this order; those that are not there are passed over.
 * @throws {NotStoredError}
 */
export async function deleteFiles(dir: string, files: readonly string[]): Promise<void> {
  try {
    for (const file of files) await unlink(join(dir, file)).catch(ignoreAbsent);
    if (files.length > 0) await syncFolder(dir);
  } catch (error) {
    throw notStored(error);
  }
}

function isDataOf(file: string, name: string): boolean {
  const found = chartFileOf(file);
  return found?.kind === 'data' && found.name === name;
}

/** A file that a killed process left behind, or a link that somebody put there, must not be written to. */
async function writeAnew(path: string, bytes: Buffer, open: OpenFile): Promise<void> {
  await rm(path, { force: true });
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that a power cut does not bring the old file back under the name. Windows has no such thing. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await openFile(dir);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function notStored(error: unknown): NotStoredError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new NotStoredError(reasons[code] ?? `the data folder cannot be written (${code})`, { cause: error });
}

const noPermission = 'no permission to write to the data folder';
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the data folder is read-only',
  EACCES: noPermission,
  EPERM: noPermission,
  ENOENT: 'the data folder is gone',
  EISDIR: 'a folder has the name of the file',
};

function ignoreAbsent(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

/** The draft goes with the next write of its file then; what made us give up is told. */
function ignore(): void {}
