import { readdir } from 'node:fs/promises';
import { isName } from '#protocol';
import { stat } from './disk.ts';

const extension = '.json';

/** True for a file that is meant as a chart: `*.json`, but not hidden. Editors' temporary files (`.x.json.swp`, `x.json~`) are neither. */
export function isChartFile(file: string): boolean {
  return file.endsWith(extension) && !file.startsWith('.');
}

/** The name of a file's chart, or undefined if no chart may be called so. */
export function chartNameOf(file: string): string | undefined {
  const name = file.slice(0, -extension.length);
  return isName(name) ? name : undefined;
}

/** The files in a folder that are meant as charts, sorted. */
export async function listChartFiles(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter(isChartFile).sort();
}

/** The kernel's clock for files ticks every few ms, so two writes within one tick leave the same times. */
const tickMs = 50;

/**
 * Changes whenever the file does (the one at its end, for a link); undefined when it proves nothing, because the file was changed so
 * short a time ago that another change may leave the same mark. Never rejects.
 */
export async function markOf(path: string, now: () => number): Promise<string | undefined> {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = await stat(path);
    return now() - ctimeMs < tickMs ? undefined : [dev, ino, size, mtimeMs, ctimeMs].join(':');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : undefined;
  }
}
