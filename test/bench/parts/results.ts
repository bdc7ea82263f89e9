import { mkdir, readFile, writeFile } from 'node:fs/promises';
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
  await writeFormatted(
    page(headOf(results), promisedSections(targets, results.figures), measuredSections(results.figures)),
  );
}

/** Replaces in RESULTS.md what was measured now, and says when; the rest stays. A promise about several works needs all of them. */
export async function updatePage(targets: readonly Section[], results: Results): Promise<void> {
  const [head = '', promised = '', measured = ''] = (await readFile(pageFile, 'utf8')).split(/^## .*$/m);
  const dated = (sections: Sections): Sections =>
    new Map([...sections].map(([title, body]) => [title, `Measured on ${dayOf(results)}.\n\n${body}`]));
  const whole = targets.filter((section) =>
    section.promises.every((target) => judge(target, results.figures).verdict !== 'not measured'),
  );
  const fresh = dated(promisedSections(whole, results.figures));
  const before = sectionsIn(promised);
  const both = targets.flatMap(({ title }) => {
    const body = fresh.get(title) ?? before.get(title);
    return body === undefined ? [] : [[title, body] as const];
  });
  const all = new Map([...sectionsIn(measured), ...dated(measuredSections(results.figures))]);
  await writeFormatted(page(head, new Map(both), all));
}

async function writeFormatted(text: string): Promise<void> {
  const config = await resolveConfig(pageFile);
  await writeFile(pageFile, await format(text, { ...config, parser: 'markdown' }));
}

/** by title, in order */
type Sections = ReadonlyMap<string, string>;

function sectionsIn(part: string): Sections {
  const [, ...pieces] = part.split(/^### /m);
  return new Map(
    pieces.map((piece) => {
      const end = piece.indexOf('\n');
      return [piece.slice(0, end), piece.slice(end).trim()];
    }),
  );
}

function page(head: string, promised: Sections, measured: Sections): string {
  const inTurn = (sections: Sections) =>
    [...sections].map(([title, body]) => `### ${title}\n\n${body}`).join('\n\n');
  return `${head.trim()}

## Promised and measured

${inTurn(promised)}

## Everything that was measured

${inTurn(measured)}
`;
}

function headOf({ machine, rounds, ...results }: Results): string {
  return `# What Chartwall costs, beside others

Written by \`npm run bench\` on ${dayOf(results)}, in one run but for what has a date of its own. \`CPU µs\` is the processor time, user and system,
that the server's process took for one message at one screen, or for one request; everything else is named where it stands. All
contestants are processes of their own, do the same job with the same bytes, and are measured in turn (A B C A B C): a figure is
the median of ${rounds} rounds, with the least and the most in brackets. A ratio is taken round by round. All traffic is on the
loopback of one machine, and the load generator, which only counts frames, runs beside the server: \`load CPU µs\` is its own.

${Object.entries(machine)
  .map(([what, value]) => `- ${what}: ${value}`)
  .join('\n')}`;
}

const dayOf = ({ date }: Pick<Results, 'date'>) => date.toISOString().slice(0, 10);

function promisedSections(targets: readonly Section[], figures: Figures): Sections {
  return new Map(
    targets.map(({ title, promises, why }) => {
      const table = promiseTable(promises.map((target) => judge(target, figures)));
      return [title, why === undefined ? table : `${table}\n\n${why}`];
    }),
  );
}

function measuredSections({ all }: Figures): Sections {
  return new Map([...groups(all)].map(([title, each]) => [title, measurements(each)]));
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
