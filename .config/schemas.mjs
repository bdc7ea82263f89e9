import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { schemasOf } from './json-schemas.mjs';

/** Writes JSON Schemas of the files that people write, so that editors complete and check them; from the compiled server. */
export async function makeSchemas(root) {
  const protocol = await import(pathToFileURL(join(root, 'dist/server/protocol/index.js')));
  const dir = join(root, 'dist/schemas');
  await mkdir(dir, { recursive: true });
  for (const [file, schema] of Object.entries(schemasOf(protocol)))
    await writeFile(join(dir, file), `${JSON.stringify(schema, null, 2)}\n`);
}
