import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { columns, number } from './words.ts';

const root = join(import.meta.dirname, '../../..');
const shown = 20;

/** What is read of a profile as `node --cpu-prof` writes it. */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Where the processor time of all profiles in a folder went, by function, the most first. Waiting is left out. */
export function tellProfiles(folder: string): string {
  const spent = new Map<string, number>();
  for (const name of readdirSync(folder))
    add(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile, spent);
  const all = [...spent.values()].reduce((sum, time) => sum + time, 0);
  const most = [...spent].sort(([, a], [, b]) => b - a).slice(0, shown);
  return columns(most.map(([place, time]) => [`  ${place}`, `${number((100 * time) / all)} %`]));
}

function add({ nodes, samples, timeDeltas }: Profile, spent: Map<string, number>): void {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  samples.forEach((id, i) => {
    const place = places.get(id) ?? '';
    if (place === '(idle)' || place === '(program)') return;
    spent.set(place, (spent.get(place) ?? 0) + (timeDeltas[i] ?? 0));
  });
}

function placeOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const name = functionName || 'anonymous';
  if (url === '') return name;
  const file = url.startsWith('file:') ? relative(root, fileURLToPath(url)) : url;
  return `${name} ${file}:${lineNumber + 1}`;
}
