import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Figure, Figures } from './figures.ts';
import { spreadOf } from './stats.ts';
import { judge, type Judged, type Section } from './target.ts';
import { columns, spread } from './words.ts';

const bench = join(import.meta.dirname, '..');
/** Not in the repository: where the build is. */
export const jsonFile = join(bench, '../../dist/bench/results.json');
export const pageFile = join(bench, 'RESULTS.md');

export interface Results {
  figures: Figures;
  machine: Record<string, string>;
  rounds: number;
  date: Date;
}

/** Every target of `targets` that was measured, as a table for the terminal. */
export function verdicts(targets: readonly Section[], figures: Figures): string {
  const rows = targets
    .flatMap(({ promises }) => promises)
    .map((target) => judge(target, figures))
    .filter(({ verdict }) => verdict !== 'not measured')
    .map(({ words, measured, verdict }) => [words, measured ? spread(measured) : '', verdict]);
  return rows.length === 0 ? '' : columns(rows);
}

export async function writeJson({ figures, machine, rounds, date }: Results): Promise<void> {
  await mkdir(join(jsonFile, '..'), { recursive: true });
  const all = figures.all.map((figure) => ({ ...figure, ...spreadOf(figure.values) }));
  await writeFile(jsonFile, JSON.stringify({ date, machine, rounds, figures: all }, null, 2));
}

/** Writes RESULTS.md: what was promised, and what was measured in one run of everything. */
export async function writePage(targets: readonly Section[], results: Results): Promise<void> {
  const config = await resolveConfig(pageFile);
  await writeFile(pageFile, await format(page(targets, results), { ...config, parser: 'markdown' }));
}

function page(targets: readonly Section[], { figures, machine, rounds, date }: Results): string {
  return `# What Chartwall costs, beside others

Written by \`npm run bench\` on ${date.toISOString().slice(0, 10)}, in one run. \`CPU µs\` is the processor time, user and system,
that the server's process took for one message at one screen, or for one request; everything else is named where it stands. All
contestants are processes of their own, do the same job with the same bytes, and are measured in turn (A B C A B C): a figure is
the median of ${rounds} rounds, with the least and the most in brackets. A ratio is taken round by round. All traffic is on the
loopback of one machine, and the load generator, which only counts frames, runs beside the server: \`load CPU µs\` is its own.

${list(Object.entries(machine).map(([what, value]) => `- ${what}: ${value}`))}

## Promised and measured

${list(targets.map((section) => judgedSection(section, figures)))}

## Everything that was measured

${list([...groups(figures.all)].map(([title, each]) => `### ${title}\n\n${measurements(each)}`))}
`;
}

const list = (parts: readonly string[]) => parts.join('\n\n').replaceAll('\n\n- ', '\n- ');

function judgedSection({ title, promises, why }: Section, figures: Figures): string {
  const table = promiseTable(promises.map((target) => judge(target, figures)));
  return [`### ${title}`, table, ...(why === undefined ? [] : [why])].join('\n\n');
}

function promiseTable(judged: readonly Judged[]): string {
  const rows = judged.map(({ words, measured, verdict }) => [
    words,
    measured ? spread(measured) : '',
    verdict === 'reached' ? verdict : `**${verdict}**`,
  ]);
  return markdownTable([['promise', 'measured', ''], ...rows]);
}

function groups(figures: readonly Figure[]): Map<string, Figure[]> {
  const byTitle = new Map<string, Figure[]>();
  for (const figure of figures) {
    const title = `${figure.work}: ${figure.title}`;
    byTitle.set(title, [...(byTitle.get(title) ?? []), figure]);
  }
  return byTitle;
}

function measurements(figures: readonly Figure[]): string {
  const units = [...new Set(figures.map(({ unit }) => unit))];
  const names = [...new Set(figures.map(({ who }) => who))];
  const cell = (who: string, unit: string): string => {
    const figure = figures.find((each) => each.who === who && each.unit === unit);
    return figure ? spread(spreadOf(figure.values)) : '';
  };
  return markdownTable([
    ['', ...units],
    ...names.map((who) => [who, ...units.map((unit) => cell(who, unit))]),
  ]);
}

function markdownTable([head = [], ...rows]: string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
