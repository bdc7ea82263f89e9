import { join } from 'node:path';
import { chartSettingsSchema, type ChartSettings, type Problem } from '#protocol';
import { chartFileOf, type Format } from '../chart-file.ts';
import { parseChecked } from './checked-json.ts';
import { readablePart, type Broken } from './formats/parsed.ts';
import { parseContent } from './parse-content.ts';
import { readFileInside } from './read-file.ts';
import type { Content } from '../snapshot.ts';

/** What was made of the bytes of a file. */
export interface Taken {
  readonly source: Buffer;
}
export type ChartTaken = ContentTaken | SettingsTaken;
export interface ContentTaken extends Taken {
  readonly kind: 'data';
  readonly content: Content;
}
export interface SettingsTaken extends Taken {
  readonly kind: 'settings';
  readonly settings: ChartSettings;
}

/**
 * `text` of a broken file is what could be read of it, for showing the place; `modified` is ms since 1970; `value` is what the text of a
 * new content says, for whoever needs it at once: it is not kept.
 */
export type Loaded<T extends Taken> =
  | { kind: 'good'; taken: T; modified: number; value?: unknown }
  /** good as it is, but not to be taken without a person's word */
  | { kind: 'held'; taken: T; modified: number; problem: Problem }
  | { kind: 'absent' }
  | { kind: 'broken'; problem: Problem; text?: string };

/** What the bytes of a file are taken for, or the place and the reason why they cannot be. */
export type Parse<T extends Taken> = (bytes: Buffer) => { ok: true; taken: T; value?: unknown } | Broken;

/** Reads one file of the data folder, whatever it is for, and says what it holds, or where and why it cannot be taken. Never rejects. */
export async function loadChart(dir: string, file: string, known?: ChartTaken): Promise<Loaded<ChartTaken>> {
  const found = chartFileOf(file);
  const loaded = await loadFile<ChartTaken>(dir, file, {
    known,
    parse: found?.kind === 'settings' ? parseSettings : (bytes) => parseData(bytes, found?.format),
  });
  // a name that no chart can have is wrong whatever the file holds
  if (loaded.kind === 'absent' || found?.name !== undefined) return loaded;
  return broken(file, { code: 'bad-name', reason: badName });
}

/**
 * Reads one file of a folder. `known` is returned as what was taken when the bytes are still the same: looking again costs no parsing then.
 * Never rejects.
 */
export async function loadFile<T extends Taken>(
  dir: string,
  file: string,
  { known, parse }: { known: T | undefined; parse: Parse<T> },
): Promise<Loaded<T>> {
  const read = await readFileInside(dir, join(dir, file));
  if (read.kind === 'absent') return read;
  if (read.kind === 'refused') return refused(file, read);
  const { bytes, modified } = read;
  if (known?.source.equals(bytes)) return { kind: 'good', taken: known, modified };
  const parsed = parse(bytes);
  if (parsed.ok) return { kind: 'good', taken: parsed.taken, modified, value: parsed.value };
  const { code, line, column, reason, text } = parsed;
  return broken(file, { code, line, column, reason }, text);
}

const badName =
  'the file name makes no chart name: that is 1 to 64 letters, digits, dashes, underscores or CJK letters';

function parseData(bytes: Buffer, format: Format | undefined): ReturnType<Parse<ContentTaken>> {
  const parsed = parseContent(bytes, format);
  if (!parsed.ok) return parsed;
  const { content, value } = parsed;
  return { ok: true, taken: { kind: 'data', source: bytes, content }, value };
}

function parseSettings(bytes: Buffer): ReturnType<Parse<SettingsTaken>> {
  const parsed = parseChecked(bytes, chartSettingsSchema, 'settings');
  return parsed.ok
    ? { ok: true, taken: { kind: 'settings', source: bytes, settings: parsed.value } }
    : parsed;
}

function refused(file: string, read: { code: Problem['code']; reason: string; bytes?: Buffer }) {
  const { code, reason, bytes } = read;
  if (!bytes) return broken(file, { code, reason });
  const { text, line, column } = readablePart(bytes);
  return broken(file, { code, line, column, reason }, text);
}

function broken(file: string, problem: Omit<Problem, 'file'>, text?: string) {
  const { code, ...rest } = problem;
  return { kind: 'broken' as const, problem: { code, file, ...rest }, ...(text !== undefined && { text }) };
}
