import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { whatIsAt } from '../../../server/cli/what-is-at.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

test('a path has a folder, something else or nothing', async () => {
  const folder = await tempFolder();
  const file = join(folder, 'sales.csv');
  await writeFile(file, '');
  expect(await whatIsAt(folder)).toBe('folder');
  expect(await whatIsAt(file)).toBe('other');
  expect(await whatIsAt(join(folder, 'none'))).toBe('nothing');
  expect(await whatIsAt(join(file, 'below'))).toBe('nothing');
});
