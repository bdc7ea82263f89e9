import { mkdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { refuseStateInData } from '../../../server/cli/state-place.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { UsageError } from '../../../server/cli/settings.ts';

/** Folders that are there: data, data/sub, data/.hidden; links: link -> data, data/.link -> data/sub, out -> other. */
async function folders(): Promise<string> {
  const root = await tempFolder();
  for (const dir of ['data/sub', 'data/.hidden', 'other']) await mkdir(join(root, dir), { recursive: true });
  await symlink(join(root, 'data'), join(root, 'link'));
  await symlink(join(root, 'data/sub'), join(root, 'data/.link'));
  await symlink(join(root, 'other'), join(root, 'data/out'));
  return root;
}

test.each([
  ['data', 'data', /is the data folder/],
  ['data', 'data/', /is the data folder/],
  ['data', 'link', /is the data folder/],
  ['link', 'data', /is the data folder/],
  ['data', 'other/../data', /is the data folder/],
  ['new', 'new', /is the data folder/],
  ['data', 'data/sub', /lies in the data folder/],
  ['data', 'data/walls', /lies in the data folder/],
  ['data', 'data/new/deep', /lies in the data folder/],
  ['data', 'link/sub', /lies in the data folder/],
  ['link', 'data/sub', /lies in the data folder/],
  ['data', 'data/.link', /lies in the data folder/],
  ['new', 'new/state', /lies in the data folder/],
  ['data', '.', /lies in the state folder/],
  ['data/sub', 'data', /lies in the state folder/],
  ['data/sub', 'link', /lies in the state folder/],
  ['data/new', 'data', /lies in the state folder/],
  ['data', '/', /lies in the state folder/],
])('data in %s and state in %s are refused with one line', async (dir, stateDir, words) => {
  const root = await folders();
  const at = (path: string) => (path.startsWith('/') ? path : join(root, path));
  for (const config of [
    { dir: at(dir), stateDir: at(stateDir) },
    { dir: relative(process.cwd(), at(dir)), stateDir: relative(process.cwd(), at(stateDir)) },
  ]) {
    const refused = refuseStateInData(config);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toThrow(/^[^\n]*: choose another with --state-dir$/);
  }
});

test.each([
  ['data', 'other'],
  ['data', 'data-state'],
  ['data', 'new'],
  ['new', 'other/new'],
  ['data', 'data/out'],
  ['data', 'data/.chartwall'],
  ['data', 'link/.hidden'],
  ['data', 'data/.hidden/state'],
  ['data/sub', 'data/.hidden'],
])('data in %s and state in %s are let through', async (dir, stateDir) => {
  const root = await folders();
  await refuseStateInData({ dir: join(root, dir), stateDir: join(root, stateDir) });
});
