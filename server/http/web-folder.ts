import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Sendable } from './sendable.ts';

/** A built file, with the compressed forms that the build made. */
export interface WebFile extends Sendable {
  /** the file extension (`.js`), for the content type */
  readonly extension: string;
}

/** URL path (`/assets/index-1a2b.js`, decoded) -> file. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const precompressed = ['.br', '.gz'];

/**
 * Reads the whole build (a few MB) into memory. Requests are looked up in the map, so none can reach any other file on the disk,
 * and a running server keeps serving one complete build while the next is written. A missing folder gives no files. The build's pages refer to their files as if they lay at the root
 * with `./`; for deeper pages, and under a base path, these become absolute here.
 */
export function readWebFiles(webDir: string, basePath: string): WebFiles {
  const bodies = new Map<string, Buffer>(
    pathsIn(webDir).map((path) => [urlOf(webDir, path), readFileSync(path)]),
  );
  for (const [url, page] of bodies)
    if (extname(url) === '.html') bodies.set(url, withAbsolutePaths(page, basePath));
  const files = new Map<string, WebFile>();
  for (const [url, body] of bodies) {
    if (!isCompressedForm(url, bodies)) files.set(url, webFile(url, body, bodies));
  }
  return files;
}

function withAbsolutePaths(page: Buffer, basePath: string): Buffer {
  return Buffer.from(page.toString().replaceAll('="./', `="${basePath}/`));
}

function pathsIn(dir: string): string[] {
  try {
    const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function urlOf(dir: string, path: string): string {
  return `/${relative(dir, path).split(sep).join('/')}`;
}

function isCompressedForm(url: string, bodies: ReadonlyMap<string, Buffer>): boolean {
  const extension = extname(url);
  return precompressed.includes(extension) && bodies.has(url.slice(0, -extension.length));
}

function webFile(url: string, body: Buffer, bodies: ReadonlyMap<string, Buffer>): WebFile {
  const brotli = bodies.get(`${url}.br`);
  const gzip = bodies.get(`${url}.gz`);
  return {
    body,
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    extension: extname(url) || '.txt',
    ...(brotli ? { brotli: () => Promise.resolve(brotli) } : {}),
    ...(gzip ? { gzip: () => Promise.resolve(gzip) } : {}),
  };
}
