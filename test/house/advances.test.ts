import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';

const root = join(import.meta.dirname, '../..');
const { makeAdvances } = (await import(join(root, '.config/advances.mjs'))) as {
  makeAdvances(root: string): Promise<void>;
};

test('the table of advances belongs to the bundled font: `npm run build` writes it', async () => {
  const fresh = await tempFolder();
  await mkdir(join(fresh, 'web/charts/text'), { recursive: true });
  await makeAdvances(fresh);
  const [kept, made] = await Promise.all(
    [root, fresh].map((folder) => readFile(join(folder, 'web/charts/text/advances.json'), 'utf8')),
  );
  expect(kept).toBe(made);
});
