import { basename, dirname, extname } from 'node:path';
import { defaultWall, type ChartSettings, type Note, type NoteKind } from '#protocol';
import type { Explanation } from '#table';
import { chartFileOf, chartNameOf, listChartFiles, textFormats } from '../charts/chart-file.ts';
import { visible } from '../charts/diagnostics/visible.ts';
import { loadChart, problemOf } from '../charts/reading/loader.ts';
import { computeExplanation, type FileChart } from '../charts/reading/off-thread.ts';
import { createWorkerPool, type WorkerPool } from '../charts/reading/worker-pool.ts';
import type { ChartIdentity } from '../charts/facts.ts';
import { loadWallFile } from '../walls/wall-file.ts';
import { formatProblem } from './check.ts';
import { whatIsAt } from './what-is-at.ts';

type Write = (text: string) => void;

/**
 * `chartwall explain`: writes how a data file is read and drawn, with the settings in its side-car. Resolves to the exit code: 0 if the file
 * is good, 1 if it is broken, 2 if there is no such data file.
 * @param ownZone the time zone of a wall whose file names none
 */
export async function runExplain(path: string, write: Write, ownZone?: string): Promise<number> {
  const file = basename(path);
  const found = chartFileOf(file);
  if ((await whatIsAt(path)) !== 'other' || found?.kind !== 'data') {
    write(`${visible(path)}: there is no such data file\n`);
    return 2;
  }
  const dir = dirname(path);
  const workers = createWorkerPool();
  const settingsFor = (name: string | undefined) => settingsOf(dir, name, workers, write);
  const own = await settingsFor(found.name);
  const loaded = await loadChart(dir, file, { workers, settings: own });
  if (loaded.kind !== 'good' || loaded.parsed.kind !== 'data') {
    if (loaded.kind === 'broken') write(formatProblem(dir, loaded.problem, loaded.text));
    return 1;
  }
  const timezone = (await timezoneOfWall(dir)) ?? ownZone;
  const charts = loaded.parsed.charts.filter(({ isAlias }) => !isAlias);
  const texts = await Promise.all(
    charts.map(async (chart) => {
      // The side-car of a workbook says where its tables are; that of a sheet how its chart is drawn.
      const settings = chart.name === found.name ? own : await settingsFor(chart.name);
      return explainChart(path, chart, { workers, settings, timezone });
    }),
  );
  write(texts.map(({ text }) => text).join('\n'));
  return texts.every(({ ok }) => ok) ? 0 : 1;
}

async function explainChart(
  path: string,
  chart: FileChart,
  { workers, ...identity }: { workers: WorkerPool } & Omit<ChartIdentity, 'name'>,
): Promise<{ ok: boolean; text: string }> {
  const file = basename(path);
  if ('broken' in chart)
    return { ok: false, text: formatProblem(dirname(path), problemOf(file, chart.broken), undefined) };
  const { name, content } = chart;
  const explanation = await computeExplanation(workers, content, { name, ...identity });
  if (!explanation) return { ok: false, text: `${visible(path)}: takes too long to explain\n` };
  return { ok: true, text: formatExplanation(name === chartNameOf(file) ? file : name, explanation) };
}

/** That of the wall which a chart is on if nothing says otherwise; undefined if its file names none. */
async function timezoneOfWall(dir: string): Promise<string | undefined> {
  const loaded = await loadWallFile(dir, `${defaultWall}.json`);
  return loaded.kind === 'good' ? loaded.parsed.file.timezone : undefined;
}

/** The settings for a chart of this name. Reports a broken side-car and ignores it, as the wall does. */
async function settingsOf(
  dir: string,
  name: string | undefined,
  workers: WorkerPool,
  write: Write,
): Promise<ChartSettings | undefined> {
  const sideCar = (await listChartFiles(dir)).find((file) => {
    const found = chartFileOf(file);
    return found?.kind === 'settings' && found.name === name;
  });
  if (sideCar === undefined || name === undefined) return undefined;
  const loaded = await loadChart(dir, sideCar, { workers });
  if (loaded.kind === 'broken') write(`${formatProblem(dir, loaded.problem, loaded.text)}\n`);
  return loaded.kind === 'good' && loaded.parsed.kind === 'settings' ? loaded.parsed.settings : undefined;
}

const labels: Readonly<Record<NoteKind, string>> = {
  title: 'title',
  encoding: 'encoding',
  separator: 'separator',
  table: 'table',
  'left-out': 'left out',
  combined: 'combined',
  assumed: 'assumed',
  times: 'times',
};

const ranks = ['first', 'second', 'third'] as const;

/** For a terminal: the chart and why, how the file was read, its columns, and the best candidates. */
function formatExplanation(file: string, explanation: Explanation): string {
  const { type, reason, refused, places, columns, candidates, notes } = explanation;
  const found = places.map(
    ({ path, rows, columns: width, score }) =>
      [path || 'the whole file', `score ${score.toFixed(1)}`, `${rows} rows, ${width} columns`] as const,
  );
  const drawn = candidates.map(
    ({ type: each, rank, reason: why }) => [each, `${ranks[rank - 1] ?? rank} choice`, why.en] as const,
  );
  return [
    `${visible(file)}: ${type} (${visible(reason.en)})\n`,
    refused ? `  not as its side-car asks: ${visible(refused.en)}\n` : '',
    section('read as', [...usual(file, notes), ...notes.map(({ kind, text }) => [labels[kind], text.en])]),
    section('table', found),
    section(
      'columns',
      columns.map(({ name, kind, unit, why }) => [name, unit ? `${kind}, ${unit}` : kind, why.en]),
    ),
    section('candidates', drawn),
  ].join('');
}

const separators: Readonly<Record<string, string | undefined>> = { csv: ',', tsv: 'a tab' };
const texts: ReadonlySet<string> = new Set(textFormats);

/** What is only noted where it is unusual; a workbook has neither. */
function usual(file: string, notes: readonly Note[]): string[][] {
  const format = extname(file).slice(1).toLowerCase();
  const separator = separators[format];
  const isNoted = (kind: NoteKind): boolean => notes.some((note) => note.kind === kind);
  return [
    ...(texts.has(format) && !isNoted('encoding') ? [['encoding', 'UTF-8']] : []),
    ...(separator !== undefined && !isNoted('separator') ? [['separator', separator]] : []),
  ];
}

const widest = 32;

/** A heading, and rows with their cells below each other. */
function section(heading: string, rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(visible));
  const widths = [0, 1].map((at) =>
    Math.min(widest, Math.max(0, ...cells.map((row) => row[at]?.length ?? 0))),
  );
  const lines = cells.map((row) =>
    row.map((cell, at) => (at < row.length - 1 ? cell.padEnd(widths[at] ?? 0) : cell)).join('  '),
  );
  return lines.length === 0 ? '' : `\n${heading}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
