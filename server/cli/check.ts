import { join } from 'node:path';
import { placeOf, type Problem } from '#protocol';
import { isBook } from '../charts/chart-file.ts';
import { codeFrame } from '../charts/diagnostics/code-frame.ts';
import { visible } from '../charts/diagnostics/visible.ts';
import { checkFolder, type CheckReport } from './check-folder.ts';
import { whatIsAt } from './what-is-at.ts';

/**
 * `chartwall check`: writes what is wrong with the files of a folder, and how the others are drawn. Resolves to the exit code: 0 if all are
 * good, 1 if any is broken, 2 if there is no such folder.
 * @param timezone of a wall whose file names none
 */
export async function runCheck(
  dir: string,
  write: (text: string) => void,
  timezone?: string,
): Promise<number> {
  if ((await whatIsAt(dir)) !== 'folder') {
    write(`${visible(dir)}: there is no such folder\n`);
    return 2;
  }
  const report = await checkFolder(dir, timezone);
  write(formatReport(report));
  return report.broken.length > 0 ? 1 : 0;
}

/** For a terminal: how each chart is drawn; each problem with its place, reason and lines; then a summary. */
export function formatReport(report: CheckReport): string {
  const { dir, broken, charts, lonely, copies } = report;
  const drawn = charts.map(formatChart);
  const alone = lonely.map((file) => `${visible(file)}: there is no data file for it yet\n`);
  const twice = copies.map(
    ({ file, of }) => `${visible(file)}: a copy of ${visible(of)}, and a chart of its own\n`,
  );
  const problems = broken.map(({ problem, text }) => formatProblem(dir, problem, text));
  const parts = [[...drawn, ...alone, ...twice].join(''), ...problems, summary(report)];
  return parts.filter((part) => part !== '').join('\n');
}

function formatChart({
  file,
  name,
  type,
  reason,
  refused,
  deafAlarm,
}: CheckReport['charts'][number]): string {
  const chart = isBook(file) ? `${visible(file)}, ${name}` : visible(file);
  const drawn = `${chart}: ${type} (${visible(reason.en)})\n`;
  const asked = refused ? `  not as its side-car asks: ${visible(refused.en)}\n` : '';
  const deaf = deafAlarm ? `  ${visible(deafAlarm.en)}\n` : '';
  return drawn + asked + deaf;
}

/** A problem with its place, reason and lines. `dir`: of its file */
export function formatProblem(dir: string, problem: Problem, text: string | undefined): string {
  const { file, line, column, reason } = problem;
  const head = `${visible(placeOf({ ...problem, file: join(dir, file) }))}: ${reason}\n`;
  if (text === undefined || line === undefined || column === undefined) return head;
  return `${head}\n${codeFrame(text, { line, column })}\n`;
}

function summary({ dir, good, broken }: CheckReport): string {
  const files = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;
  if (good + broken.length === 0) return `${visible(dir)}: no chart files (*.json, *.csv …)\n`;
  return broken.length === 0 ? `${files(good)} good\n` : `${files(broken.length)} broken, ${good} good\n`;
}
