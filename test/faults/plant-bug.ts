import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnEnd } from '../helpers/for-this-file.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const root = join(import.meta.dirname, '../..');
const script = 'server/broker/redis/scripts.js';
/** Where a commit is refused because another node has changed what it was made from. */
const compare = '~= ARGV[i + 1] then return false';

/**
 * A copy of the build that stores a state whatever another node has made of it meanwhile: what the checker must find. Resolves to its folder,
 * which is gone at the end.
 */
export async function plantBug(onEnd: OnEnd): Promise<string> {
  const folder = await tempFolder(onEnd);
  const dist = join(folder, 'dist');
  await mkdir(dist);
  for (const part of [
    'package.json',
    'node_modules',
    'dist/web',
    'dist/client',
    'dist/picture',
    'dist/schemas',
  ])
    await symlink(join(root, part), join(folder, part));
  await cp(join(root, 'dist/server'), join(dist, 'server'), { recursive: true });
  const source = await readFile(join(dist, script), 'utf8');
  if (!source.includes(compare)) throw new Error(`${script} compares in other words now`);
  await writeFile(join(dist, script), source.replace(compare, '~= ARGV[i + 1] then return true'));
  return dist;
}
