import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isName, type ChartSettings, type Problem, type Translations } from '#protocol';
import { byFormat, chartFileOf, listChartFiles } from '../charts/chart-file.ts';
import { chartFactsOf, type ChartFacts, type ChartIdentity } from '../charts/facts.ts';
import { deafAlarm, latestOf } from '../charts/latest.ts';
import { loadChart, problemOf, type Loaded, type Parsed } from '../charts/reading/loader.ts';
import type { Content } from '../charts/snapshot.ts';
import { createWorkerPool } from '../charts/reading/worker-pool.ts';
import { fileCopiedTo } from '../charts/strays.ts';
import { duplicateOf } from '../charts/watching/duplicates.ts';
import { isWallFile, loadWallFile, wallsFolder } from '../walls/wall-file.ts';

/** What is the matter with the files of a folder: data, side-cars and walls. */
export interface CheckReport {
  dir: string;
  good: number;
  /** `text` is what could be read of the file */
  broken: { problem: Problem; text?: string }[];
  /** how the data of each good file is drawn, and why */
  charts: ({ file: string; name: string; deafAlarm?: Translations } & ChartFacts)[];
  /** side-cars that no data file belongs to */
  lonely: string[];
  /** files that are copies of others by their names; they are charts of their own */
  copies: { file: string; of: string }[];
}

/** As on the wall, a file that would take too much time or memory is refused. */
const workers = createWorkerPool();

/**
 * Reads every file of a folder that is meant for the wall, one after the other. Rejects if the folder cannot be listed.
 * @param timezone in which times are shown; without it they are as written
 */
export async function checkFolder(dir: string, timezone?: string): Promise<CheckReport> {
  const report: CheckReport = { dir, good: 0, broken: [], charts: [], lonely: [], copies: [] };
  const files = (await listChartFiles(dir)).sort(byFormat);
  const sideCars = files.filter((file) => chartFileOf(file)?.kind === 'settings');
  const settings = await checkSideCars(dir, sideCars, report);
  const names = await checkData(
    dir,
    files.filter((file) => !sideCars.includes(file)),
    { settings, report, timezone },
  );
  report.lonely = sideCars.filter((file) => !names.has(nameOf(file)));
  report.copies = files.flatMap((file) => {
    const of = fileCopiedTo(file, files);
    return of === undefined ? [] : [{ file, of }];
  });
  for (const file of await listWallFiles(dir)) count(report, await loadWallFile(dir, file));
  report.broken.sort((a, b) => (a.problem.file < b.problem.file ? -1 : 1));
  return report;
}

async function checkSideCars(dir: string, files: readonly string[], report: CheckReport) {
  const settings = new Map<string, ChartSettings>();
  for (const file of files) {
    const loaded = count(report, await loadChart(dir, file, { workers }));
    if (loaded.kind === 'good' && loaded.parsed.kind === 'settings')
      settings.set(nameOf(file), loaded.parsed.settings);
  }
  return settings;
}

interface Checking {
  settings: Map<string, ChartSettings>;
  report: CheckReport;
  timezone: string | undefined;
}

/** @returns the names of the charts, each with its file */
async function checkData(
  dir: string,
  files: readonly string[],
  { settings, report, timezone }: Checking,
): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  for (const file of files) {
    const name = nameOf(file);
    const first = shown.get(name);
    if (first !== undefined) {
      report.broken.push({ problem: duplicateOf(file, first) });
      continue;
    }
    if (isName(name)) shown.set(name, file);
    const loaded = count(report, await loadChart(dir, file, { workers, settings: settings.get(name) }));
    if (loaded.kind !== 'good' || loaded.parsed.kind !== 'data') continue;
    for (const chart of loaded.parsed.charts.filter(({ isAlias }) => !isAlias)) {
      shown.set(chart.name, file);
      if ('broken' in chart) report.broken.push({ problem: problemOf(file, chart.broken) });
      else report.charts.push(drawnAs(file, chart, { settings: settings.get(chart.name), timezone }));
    }
  }
  return shown;
}

function drawnAs(
  file: string,
  { name, content }: { name: string; content: Content },
  identity: Pick<ChartIdentity, 'settings' | 'timezone'>,
) {
  const values = identity.settings?.alarm && latestOf(content, { name, ...identity });
  const deaf = deafAlarm(identity, values);
  return { file, name, ...chartFactsOf(content, { name, ...identity }), ...(deaf && { deafAlarm: deaf }) };
}

function nameOf(file: string): string {
  return chartFileOf(file)?.name ?? file;
}

function count<T extends Parsed>(report: CheckReport, loaded: Loaded<T>): Loaded<T> {
  if (loaded.kind === 'good') report.good++;
  else if (loaded.kind === 'broken') report.broken.push(loaded);
  return loaded;
}

async function listWallFiles(dir: string): Promise<string[]> {
  // most folders have none
  const files = await readdir(join(dir, wallsFolder)).catch(() => []);
  return files.filter(isWallFile).sort();
}
