import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { placeOf, type Problem } from '#protocol';
import { listChartFiles } from './charts/chart-file.ts';
import { codeFrame } from './charts/code-frame.ts';
import { loadChart } from './charts/loader.ts';
import { visible } from './charts/visible.ts';

/** What is the matter with the chart files of a folder. */
export interface CheckReport {
  dir: string;
  good: number;
  /** `text` is what could be read of the file */
  broken: { problem: Problem; text?: string }[];
}

/**
 * `chartwall check`: writes what is wrong with the files of a folder. Resolves to the exit code: 0 if all are good, 1 if any is
 * broken, 2 if there is no such folder.
 */
export async function runCheck(dir: string, write: (text: string) => void): Promise<number> {
  const stats = await stat(dir).catch(() => undefined);
  if (!stats?.isDirectory()) {
    write(`${visible(dir)}: there is no such folder\n`);
    return 2;
  }
  const report = await checkFolder(dir);
  write(formatReport(report));
  return report.broken.length > 0 ? 1 : 0;
}

/** Reads every chart file of a folder, one after the other. Rejects if the folder cannot be listed. */
export async function checkFolder(dir: string): Promise<CheckReport> {
  const report: CheckReport = { dir, good: 0, broken: [] };
  for (const file of await listChartFiles(dir)) {
    const loaded = await loadChart(dir, file);
    if (loaded.kind === 'good') report.good++;
    else if (loaded.kind === 'broken') report.broken.push(loaded);
  }
  return report;
}

/** For a terminal: each problem with its place, reason and lines; then a summary. */
export function formatReport({ dir, good, broken }: CheckReport): string {
  const problems = broken.map(({ problem, text }) => formatProblem(dir, problem, text));
  return [...problems, summary(dir, good, broken.length)].join('\n');
}

function formatProblem(dir: string, problem: Problem, text: string | undefined): string {
  const { file, line, column, reason } = problem;
  const head = `${visible(placeOf({ ...problem, file: join(dir, file) }))}: ${reason}\n`;
  if (text === undefined || line === undefined || column === undefined) return head;
  return `${head}\n${codeFrame(text, { line, column })}\n`;
}

function summary(dir: string, good: number, broken: number): string {
  const files = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;
  if (good + broken === 0) return `${visible(dir)}: no chart files (*.json)\n`;
  return broken === 0 ? `${files(good)} good\n` : `${files(broken)} broken, ${good} good\n`;
}
