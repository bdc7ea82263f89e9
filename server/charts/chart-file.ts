import { readdir } from 'node:fs/promises';
import { isName, validNameParts } from '#protocol';
import { stat } from './reading/disk.ts';
import { isStray } from './strays.ts';

export const textFormats = ['json', 'geojson', 'ndjson', 'jsonl', 'csv', 'tsv'] as const;
export type TextFormat = (typeof textFormats)[number];
/** Workbooks; only the first two can be read. */
export const bookFormats = ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods'] as const;
export type BookFormat = (typeof bookFormats)[number];

/** The formats of chart data, by file extension. Of two files with one name the first format in this list is the chart. */
const formats = [...textFormats, ...bookFormats] as const;
export type Format = (typeof formats)[number];

/** The purpose of a file in the data folder, by its name. `name` is undefined when it is not a valid chart name. */
export type ChartFile =
  | { kind: 'data'; name: string | undefined; format: Format }
  /** a side-car `<name>.chart.json`: a person's settings for the chart */
  | { kind: 'settings'; name: string | undefined };

const settingsEnd = '.chart.json';
/** of a chart's name */
const longestName = 64;

/** Undefined for other extensions, hidden files, and what editors, Office and sync tools leave beside a file (`~$x.csv`, `x.json~`). */
export function chartFileOf(file: string): ChartFile | undefined {
  const lower = file.toLowerCase();
  const format = formats.find((each) => lower.endsWith(`.${each}`));
  if (!format || isStray(file)) return undefined;
  if (lower.endsWith(settingsEnd)) return { kind: 'settings', name: nameIn(file, settingsEnd.length) };
  return { kind: 'data', name: nameIn(file, format.length + 1), format };
}

/** True for data files and side-cars. */
export function isChartFile(file: string): boolean {
  return chartFileOf(file) !== undefined;
}

/** The name of the chart that a file belongs to; undefined when it is not a valid chart name. */
export function chartNameOf(file: string): string | undefined {
  return chartFileOf(file)?.name;
}

export function isBookFormat(format: Format): format is BookFormat {
  return bookFormats.some((each) => each === format);
}

/** Whether a file is a workbook by its name: it may be several charts. */
export function isBook(file: string): boolean {
  const found = chartFileOf(file);
  return found?.kind === 'data' && isBookFormat(found.format);
}

/**
 * The names of the charts of a workbook's sheets, given the name of the file without extension: the sheet `Q1` of `sales.xlsx` is
 * `sales-Q1`, and `sales.Q1.chart.json` is its side-car.
 */
export function sheetChartNames(stem: string, sheets: readonly string[]): string[] {
  const names: string[] = [];
  for (const sheet of sheets) {
    const name = nameFrom(`${stem}.${sheet}`).slice(0, longestName);
    const isFree = (each: string) => each !== '' && each !== nameFrom(stem) && !names.includes(each);
    let free = name;
    for (let i = 2; !isFree(free); i++) free = `${name.slice(0, longestName - 4)}-${i}`;
    names.push(free);
  }
  return names;
}

/** A data file's name without its extension. */
export function stemOf(file: string): string {
  return file.slice(0, file.lastIndexOf('.'));
}

/** The data files and side-cars of a folder, sorted. */
export async function listChartFiles(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter(isChartFile).sort();
}

/** Sorts files of one chart: the first is shown. One that is called like the chart comes before those whose names are only similar. */
export function byFormat(a: string, b: string): number {
  return Number(isSimilar(a)) - Number(isSimilar(b)) || rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** `sales!.csv` would be the chart `sales` too. */
function isSimilar(file: string): boolean {
  const name = chartNameOf(file);
  return name !== undefined && !file.startsWith(`${name}.`);
}

function rank(file: string): number {
  const found = chartFileOf(file);
  return found?.kind === 'data' ? formats.indexOf(found.format) : formats.length;
}

function nameIn(file: string, endLength: number): string | undefined {
  // macOS and its archives keep names decomposed
  const stem = file.slice(0, -endLength).normalize('NFC');
  const name = isName(stem) ? stem : nameFrom(stem);
  return isName(name) ? name : undefined;
}

/**
 * `Umsätze 2024 (neu)` is the chart `Umsatze-2024-neu`: people's file names have spaces, dots and accents, a chart's name must fit a URL.
 */
function nameFrom(stem: string): string {
  const plain = stem
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC');
  return (plain.match(validNameParts) ?? []).join('-').replace(/-+/g, '-').replace(/^-|-$/g, '');
}

/** The kernel's file clock ticks every few ms, so two writes within one tick leave the same times. ms */
const tickMs = 50;

/**
 * A fingerprint of a file (for a link, of its target): it changes whenever the file does. Undefined when it proves nothing, because the
 * file changed so recently that another change may leave the same mark. Never rejects.
 */
export async function markOf(path: string, now: () => number): Promise<string | undefined> {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = await stat(path);
    return now() - ctimeMs < tickMs ? undefined : [dev, ino, size, mtimeMs, ctimeMs].join(':');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : undefined;
  }
}
