import { access, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simplifyMap } from './outlines.mjs';

// ECharts 4 was the last to ship maps; it is installed under an alias for these files alone.
const data = dirname(fileURLToPath(import.meta.resolve('china-map-data/package.json')));

/** Fills `folder` with china.json, <pinyin>.json for every province, and the licence they come under. */
export async function makeMaps(folder) {
  const json = join(data, 'map/json');
  await mkdir(folder, { recursive: true });
  // Part of the first picture, so its size counts; provinces come when somebody asks for them.
  const country = JSON.parse(await readFile(join(json, 'china.json'), 'utf8'));
  await writeFile(join(folder, 'china.json'), JSON.stringify(simplifyMap(country)));
  for (const name of await readdir(join(json, 'province'))) {
    if (name.endsWith('.json')) await copyFile(join(json, 'province', name), join(folder, name));
  }
  for (const name of ['LICENSE', 'NOTICE']) await copyFile(join(data, name), join(folder, name));
}

/** As makeMaps, when they are not there yet. */
export async function ensureMaps(folder) {
  try {
    await access(join(folder, 'china.json'));
  } catch {
    await makeMaps(folder);
  }
}
