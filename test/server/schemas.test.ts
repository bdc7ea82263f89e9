import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { offerSchemas } from '../../server/schemas.ts';
import { silentLog } from '../helpers/log.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

async function folders() {
  const root = await tempFolder();
  const from = join(root, 'package');
  await mkdir(from);
  await writeFile(join(from, 'chart.schema.json'), '{"new": true}');
  return { from, state: join(root, '.chartwall') };
}

test('the schemas lie in the state folder, in place of those of an older version', async () => {
  const { from, state } = await folders();
  await mkdir(join(state, 'schemas'), { recursive: true });
  await writeFile(join(state, 'schemas', 'chart.schema.json'), '{"old": true}');
  await offerSchemas(from, state, silentLog);
  expect(await readFile(join(state, 'schemas', 'chart.schema.json'), 'utf8')).toBe('{"new": true}');
});

test('nothing is made where there are none, and a folder that cannot be written is no reason not to start', async () => {
  const { from, state } = await folders();
  await offerSchemas(join(from, 'none'), state, silentLog);
  await mkdir(state);
  expect(await readdir(state)).toEqual([]);
  await writeFile(join(state, 'schemas'), 'a file in its place');
  await chmod(state, 0o500);
  await expect(offerSchemas(from, state, silentLog)).resolves.toBeUndefined();
  await chmod(state, 0o700);
});
