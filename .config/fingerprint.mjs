import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SOURCES = ['server', 'web', '.config', 'package.json', 'package-lock.json', 'tsconfig.json'];
const PRODUCTS = ['dist/server', 'dist/schemas', 'dist/client', 'dist/picture', 'dist/web'];
const kept = (root) => join(root, 'dist/.fingerprint');

/** Whether `dist` is what the present sources give. Takes some 50 ms. */
export async function isUpToDate(root) {
  try {
    return (await readFile(kept(root), 'utf8')) === (await fingerprint(root, await hashSources(root)));
  } catch (error) {
    // Nothing was built yet, or a part of it is gone.
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Notes that `dist` was built from sources that hashed to `sources` when the build began. */
export async function remember(root, sources) {
  await writeFile(kept(root), await fingerprint(root, sources));
}

/** By content: a fresh checkout has new times. */
export async function hashSources(root) {
  const hash = createHash('sha256');
  for (const path of await filesIn(root, SOURCES)) hash.update(path).update(await readFile(join(root, path)));
  return hash.digest('hex');
}

// Products count by size and time: they are large, and only another compiler run or a deletion changes them.
async function fingerprint(root, sources) {
  const hash = createHash('sha256');
  for (const path of await filesIn(root, PRODUCTS)) {
    const { size, mtimeMs } = await stat(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return `${sources}\n${hash.digest('hex')}\n`;
}

async function filesIn(root, places) {
  const found = [];
  for (const place of places) {
    if (!(await stat(join(root, place))).isDirectory()) {
      found.push(place);
      continue;
    }
    const entries = await readdir(join(root, place), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.tsbuildinfo'));
    found.push(...files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)));
  }
  return found.sort();
}
