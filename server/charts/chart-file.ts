import { readdir } from 'node:fs/promises';
import { isName } from '#protocol';
import { stat } from './reading/disk.ts';

/** In what a chart's data may be written, by the extension of its file. Of two files with one name the first of these is the chart. */
export const formats = ['json', 'ndjson', 'jsonl', 'csv', 'tsv'] as const;
export type Format = (typeof formats)[number];

/** What a file of the data folder is for, going by its name. `name` is undefined when no chart may be called so. */
export type ChartFile =
  | { kind: 'data'; name: string | undefined; format: Format }
  /** a side-car `<name>.chart.json`: what a person says about the chart */
  | { kind: 'settings'; name: string | undefined };

const settingsEnd = '.chart.json';

/** Undefined for files that are none of ours: hidden ones, other extensions, and editors' temporary files (`.x.json.swp`, `x.json~`). */
export function chartFileOf(file: string): ChartFile | undefined {
  const lower = file.toLowerCase();
  const format = formats.find((each) => lower.endsWith(`.${each}`));
  if (!format || file.startsWith('.')) return undefined;
  if (lower.endsWith(settingsEnd)) return { kind: 'settings', name: nameIn(file, settingsEnd.length) };
  return { kind: 'data', name: nameIn(file, format.length + 1), format };
}

/** True for a file that is meant for the wall, whatever it is for. */
export function isChartFile(file: string): boolean {
  return chartFileOf(file) !== undefined;
}

/** The name of the chart that a file is about, or undefined if no chart may be called so. */
export function chartNameOf(file: string): string | undefined {
  return chartFileOf(file)?.name;
}

/** The files in a folder that are meant for the wall, sorted. */
export async function listChartFiles(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter(isChartFile).sort();
}

/** Sorts files of one chart: the first is shown. */
export function byFormat(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(file: string): number {
  const found = chartFileOf(file);
  return found?.kind === 'data' ? formats.indexOf(found.format) : formats.length;
}

function nameIn(file: string, endLength: number): string | undefined {
  const stem = file.slice(0, -endLength);
  const name = isName(stem) ? stem : nameFrom(stem);
  return isName(name) ? name : undefined;
}

/** `Umsätze 2024 (neu)` is the chart `Umsatze-2024-neu`: people's files have blanks, dots and accents, a chart's name must fit a URL. */
function nameFrom(stem: string): string {
  return stem
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC')
    .replace(/[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\w-]+/gu, '-')
    .replace(/^-|-$/g, '');
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
