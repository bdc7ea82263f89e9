import { constants, type Stats } from 'node:fs';
import { readlink, realpath } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { limits, type Problem } from '#protocol';
import { reasonOf, type Reason, type ServerPhrase } from '../../words/index.ts';
import { close, fstat, lstat, open, read } from './disk.ts';

/** The latest time that a Date can hold (ECMA-262, 21.4.1.1). ms since 1970 */
const lastTime = 8.64e15;
const mebibyte = 1024 * 1024;

/** `modified` is ms since 1970. `bytes` of a refused file are its beginning, if it was read. */
export type FileRead = { kind: 'read'; bytes: Buffer; modified: number } | { kind: 'absent' } | Refused;
type Refused = { kind: 'refused'; code: Problem['code']; bytes?: Buffer } & Reason;

/**
 * Reads a regular file of a folder, or the target of a symlink if that lies inside the same folder, as Kubernetes mounts ConfigMaps.
 * Nothing else is opened: a FIFO would block one of the four threads that read files forever, a device may act on being opened, and a link
 * could expose files outside. Never rejects.
 */
export async function readFileInside(dir: string, path: string): Promise<FileRead> {
  try {
    const stats = await lstat(path);
    const isDirectlyInside = !stats.isSymbolicLink() && dirname(resolve(path)) === resolve(dir);
    // a deeper path may lead through a link
    return isDirectlyInside ? await readRegular(path, stats) : await readLinked(dir, path);
  } catch (error) {
    return failure(error);
  }
}

/**
 * A folder on the path may be swapped for a link between check and open, so the path is checked again, and so is the file that was opened.
 */
async function readLinked(dir: string, path: string): Promise<FileRead> {
  const target = await targetInside(dir, path);
  if (typeof target !== 'string') return target;
  const before = await lstat(target);
  const found = await readRegular(target, before, dir);
  const targetAfter = await targetInside(dir, path);
  return target === targetAfter && isSameFile(before, await lstat(target)) ? found : changedMeanwhile;
}

/**
 * Whether an open file lies inside, according to the kernel: names can be fooled by a folder that is swapped there and back during the
 * check. True where the kernel does not tell; then only the path is checked.
 */
async function liesInside(dir: string, descriptor: number): Promise<boolean> {
  const place = await placeOf(descriptor);
  return place === undefined || (await isInside(dir, place));
}

/** Undefined without /proc, i.e. outside Linux. */
async function placeOf(descriptor: number): Promise<string | undefined> {
  try {
    return await readlink(`/proc/self/fd/${descriptor}`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return undefined;
  }
}

async function isInside(dir: string, place: string): Promise<boolean> {
  return place.startsWith((await realpath(dir)) + sep);
}

async function targetInside(dir: string, path: string): Promise<string | FileRead> {
  let target: string;
  try {
    target = await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return refused('unreadable', ({ file }) => file.brokenLink);
  }
  if (await isInside(dir, target)) return target;
  return refused('outside', ({ file }) => file.linkOutside);
}

/** `within`: the folder that the opened file must lie in. */
async function readRegular(path: string, seen: Stats, within?: string): Promise<FileRead> {
  if (!seen.isFile()) return notAFile(seen);
  // follows no link and waits for no FIFO, even if one has taken the file's place since
  const descriptor = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const opened = await fstat(descriptor);
    if (!opened.isFile()) return notAFile(opened);
    if (!isSameFile(seen, opened)) return changedMeanwhile;
    if (within !== undefined && !(await liesInside(within, descriptor))) return changedMeanwhile;
    const bytes = await readBounded(descriptor, opened.size);
    const after = await fstat(descriptor);
    // the start of the old content and the end of the new one may be valid JSON together
    if (after.mtimeMs !== opened.mtimeMs || after.size !== opened.size) return changedMeanwhile;
    if (bytes.length <= limits.fileBytes) return { kind: 'read', bytes, modified: timeOf(after) };
    return { ...tooLarge(after.size), bytes: bytes.subarray(0, limits.fileBytes) };
  } finally {
    await close(descriptor);
  }
}

/** Reads at most one byte more than the limit. */
async function readBounded(descriptor: number, size: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(size, limits.fileBytes + 1));
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await read(descriptor, buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

/** ms since 1970, clamped: some file systems hold times beyond what a Date can. */
function timeOf({ mtimeMs }: Stats): number {
  return Math.min(Math.max(0, Math.floor(mtimeMs)), lastTime);
}

function isSameFile(a: Stats, b: Stats): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

const changedMeanwhile = refused('unreadable', ({ file }) => file.changing);

function tooLarge(size: number): Refused {
  const [limit, found] = [limits.fileBytes / mebibyte, (size / mebibyte).toFixed(1)];
  return refused('too-large', ({ file }) => file.tooLarge(limit, found));
}

function notAFile(stats: Stats): FileRead {
  return refused('not-a-file', ({ file }) => file[kindOf(stats)]);
}

function kindOf(stats: Stats): 'folder' | 'pipe' | 'socket' | 'device' {
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  if (stats.isSocket()) return 'socket';
  return 'device';
}

function failure(error: unknown): FileRead {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
  return refused('unreadable', reasons[code] ?? (({ file }) => file.unreadable(code)));
}

const reasons: Readonly<Record<string, ServerPhrase>> = {
  EACCES: ({ file }) => file.noPermission,
  EPERM: ({ file }) => file.noPermission,
  ELOOP: ({ file }) => file.linkCircle,
};

function refused(code: Problem['code'], reason: ServerPhrase): Refused {
  return { kind: 'refused', code, ...reasonOf(reason) };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
