import { open as openFile, readdir, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { byFormat, chartFileOf, chartNameOf, isBook, type Format } from '../chart-file.ts';

/** The system refused to write or delete a file; the message tells the sender why. */
export class NotWrittenError extends Error {
  override readonly name = 'NotWrittenError';
}

/** `fs.open`; tests pass one whose disk fills up. */
export type OpenFile = typeof openFile;

/**
 * The data files of the chart of this name; the first is the one that is shown.
 * @throws {NotWrittenError} when the folder cannot be read: nothing can be written there then.
 */
export async function dataFilesOf(dir: string, name: string): Promise<string[]> {
  return (await entriesOf(dir)).filter((entry) => isDataOf(entry, name)).sort(byFormat);
}

/**
 * Whether a workbook may have a sheet of this name: `sales.xlsx` for `sales-Q1`.
 * @throws {NotWrittenError}
 */
export async function hasBookOf(dir: string, name: string): Promise<boolean> {
  const entries = await entriesOf(dir);
  return entries.some((entry) => isBook(entry) && name.startsWith(`${chartNameOf(entry)}-`));
}

async function entriesOf(dir: string): Promise<string[]> {
  return readdir(dir).catch((error: unknown) => {
    throw notStored(error);
  });
}

/**
 * Replaces a file's content atomically: readers find the old content or the new one, at any time and after a power cut too. The new content
 * is first written to a hidden file beside it. Only one call per file at a time.
 * @throws {NotWrittenError}
 */
export async function replaceFile(dir: string, file: string, bytes: Buffer, open: OpenFile): Promise<void> {
  // the process id, because another server may serve the same folder
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
 * Deletes these files in this order; missing ones are skipped.
 * @throws {NotWrittenError}
 */
export async function deleteFiles(dir: string, files: readonly string[]): Promise<void> {
  try {
    for (const file of files) await unlink(join(dir, file)).catch(ignoreAbsent);
    if (files.length > 0) await syncFolder(dir);
  } catch (error) {
    throw notStored(error);
  }
}

/** A file keeps its own extension: `.jsonl` is the same as `.ndjson`, `.geojson` as `.json`, and some write `.CSV`. */
export function hasFormat(file: string, format: Format): boolean {
  const found = chartFileOf(file);
  const plain = (each: Format) => (each === 'jsonl' ? 'ndjson' : each === 'geojson' ? 'json' : each);
  return found?.kind === 'data' && plain(found.format) === plain(format);
}

function isDataOf(file: string, name: string): boolean {
  const found = chartFileOf(file);
  return found?.kind === 'data' && found.name === name;
}

/** Never writes to a file that a killed process left behind, or to a link planted there. */
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

/** So that a power cut does not undo the rename. Windows has no such call. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await openFile(dir);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function notStored(error: unknown): NotWrittenError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new NotWrittenError(reasons[code] ?? `the data folder cannot be written (${code})`, {
    cause: error,
  });
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

/** The next write of the file removes the draft; the error that counts is thrown. */
function ignore(): void {}
