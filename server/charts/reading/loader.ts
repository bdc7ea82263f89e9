import { join } from 'node:path';
import { chartSettingsSchema, type ChartSettings, type Problem } from '#protocol';
import { settingsMistake } from '../diagnostics/settings-mistake.ts';
import { reasonOf, type Reason } from '../../words/index.ts';
import { chartFileOf } from '../chart-file.ts';
import { parseChecked } from './checked-json.ts';
import { readablePart, type Broken } from './formats/parsed.ts';
import { parseFile, type FileChart } from './off-thread.ts';
import { readFileInside, type FileRead } from './read-file.ts';
import { areSameOptions, readingOptionsIn, type ReadingOptions } from './reading-options.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What was parsed of the bytes of a file. */
export interface Parsed {
  readonly source: Buffer;
}
export type ParsedChart = ParsedContent | ParsedSettings;
export interface ParsedContent extends Parsed {
  readonly kind: 'data';
  readonly charts: readonly FileChart[];
  readonly options: ReadingOptions;
}
export interface ParsedSettings extends Parsed {
  readonly kind: 'settings';
  readonly settings: ChartSettings;
}

/**
 * `text` is the readable part of a broken file, for showing the place; `modified` is ms since 1970; `value` is the parsed value of new
 * content, for immediate use: it is not kept. There is none of a large file.
 */
export type Loaded<T extends Parsed> =
  | { kind: 'good'; parsed: T; modified: number; value?: unknown }
  /** well-formed, but some of its charts are held back until a person accepts them: their problems by name */
  | { kind: 'held'; parsed: T; modified: number; problems: ReadonlyMap<string, Problem> }
  | { kind: 'absent' }
  | { kind: 'broken'; problem: Problem; text?: string };

/** Parses the bytes of a file; on failure, the place and the reason. */
export type Parse<T extends Parsed> = (bytes: Buffer) => ParseOutcome<T> | Promise<ParseOutcome<T>>;
type ParseOutcome<T extends Parsed> = { ok: true; parsed: T; value?: unknown } | Broken;

/** Reads and parses one file of the data folder, data or side-car; `settings` are those of its side-car. Never rejects. */
export async function loadChart(
  dir: string,
  file: string,
  {
    workers,
    settings,
    known,
  }: { workers: WorkerPool; settings?: ChartSettings | undefined; known?: ParsedChart | undefined },
): Promise<Loaded<ParsedChart>> {
  const found = chartFileOf(file);
  const options = readingOptionsIn(settings);
  const loaded = await loadFile<ParsedChart>(dir, file, {
    known: known?.kind === 'data' && !areSameOptions(known.options, options) ? undefined : known,
    parse:
      found?.kind === 'settings' ? parseSettings : (bytes) => parseData(workers, { file, bytes, options }),
  });
  // an invalid name is an error whatever the file holds
  if (loaded.kind === 'absent' || found?.name !== undefined) return loaded;
  return broken(file, { code: 'bad-name', ...reasonOf((words) => words.file.badChartName) });
}

/** Reads and parses one file of a folder. While the bytes are the same, `known` is returned without parsing. Never rejects. */
export async function loadFile<T extends Parsed>(
  dir: string,
  file: string,
  { known, parse }: { known: T | undefined; parse: Parse<T> },
): Promise<Loaded<T>> {
  const read = await readFileInside(dir, join(dir, file));
  if (read.kind === 'absent') return read;
  if (read.kind === 'refused') return refused(file, read);
  const { bytes, modified } = read;
  if (known?.source.equals(bytes)) return { kind: 'good', parsed: known, modified };
  const result = await parse(bytes);
  if (result.ok) return { kind: 'good', parsed: result.parsed, modified, value: result.value };
  return { kind: 'broken', problem: problemOf(file, result), text: result.text };
}

/** Why a file, or one of its charts, is broken. */
export function problemOf(file: string, { code, line, column, reason, words }: Broken): Problem {
  return { code, file, line, column, reason, words };
}

async function parseData(
  workers: WorkerPool,
  { file, bytes, options }: { file: string; bytes: Buffer; options: ReadingOptions },
): Promise<ParseOutcome<ParsedContent>> {
  const result = await parseFile(workers, file, bytes, options);
  if (!result.ok) return result;
  const { charts, value } = result;
  return { ok: true, parsed: { kind: 'data', source: bytes, charts, options }, value };
}

function parseSettings(bytes: Buffer): ParseOutcome<ParsedSettings> {
  const result = parseChecked(bytes, chartSettingsSchema, 'settings', settingsMistake);
  return result.ok
    ? { ok: true, parsed: { kind: 'settings', source: bytes, settings: result.value } }
    : result;
}

function refused(file: string, { code, reason, words, bytes }: Extract<FileRead, { kind: 'refused' }>) {
  if (!bytes) return broken(file, { code, reason, words });
  const { text, line, column } = readablePart(bytes);
  return broken(file, { code, line, column, reason, words }, text);
}

function broken(file: string, problem: Omit<Problem, 'file' | keyof Reason> & Reason, text?: string) {
  const { code, ...rest } = problem;
  return { kind: 'broken' as const, problem: { code, file, ...rest }, ...(text !== undefined && { text }) };
}
