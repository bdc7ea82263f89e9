import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

// Maps of provinces are kept once they were shown; licences are not drawn.
const kept = /^(assets\/.*|favicon\.svg|maps\/(china|world)\.json)$/;

/** Puts the service worker into the page's `folder`, with the paths of all files that it keeps, and a version that changes with any of them. */
export async function makeServiceWorker(source, folder) {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll(sep, '/'))
    .filter((name) => kept.test(name))
    .sort();
  const hash = createHash('sha256');
  for (const name of ['index.html', ...names]) hash.update(name).update(await readFile(join(folder, name)));
  const build = {
    version: hash.digest('hex').slice(0, 16),
    files: ['', ...names],
  };
  const script = await readFile(source, 'utf8');
  await writeFile(join(folder, 'service-worker.js'), `const build = ${JSON.stringify(build)};\n\n${script}`);
}
