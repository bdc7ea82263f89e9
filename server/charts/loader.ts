import { join } from 'node:path';
import type { Problem } from '#protocol';
import { chartNameOf } from './chart-file.ts';
import { parseContent, readablePart } from './parse-content.ts';
import { readFileInside } from './read-file.ts';
import type { Content } from './snapshot.ts';

/** `text` of a broken file is what could be read of it, for showing the place; `modified` is ms since 1970. */
export type Loaded =
  | { kind: 'good'; content: Content; modified: number }
  | { kind: 'absent' }
  | { kind: 'broken'; problem: Problem; text?: string };

/**
 * Reads one file of the data folder and says what it holds, or where and why it cannot be taken. Never rejects.
 * `known` is returned as the content when the bytes are still the same: looking again costs no parsing then.
 */
export async function loadChart(dir: string, file: string, known?: Content): Promise<Loaded> {
  const read = await readFileInside(dir, join(dir, file));
  if (read.kind === 'absent') return read;
  if (chartNameOf(file) === undefined) return broken(file, { code: 'bad-name', reason: badName });
  if (read.kind === 'refused') return refused(file, read);
  const parsed = known?.body.equals(read.bytes)
    ? ({ ok: true, content: known } as const)
    : parseContent(read.bytes);
  if (parsed.ok) return { kind: 'good', content: parsed.content, modified: read.modified };
  const { code, line, column, reason, text } = parsed;
  return broken(file, { code, line, column, reason }, text);
}

const badName = 'a chart name is 1 to 64 letters, digits, dashes, underscores or CJK letters';

function refused(file: string, read: { code: Problem['code']; reason: string; bytes?: Buffer }): Loaded {
  const { code, reason, bytes } = read;
  if (!bytes) return broken(file, { code, reason });
  const { text, line, column } = readablePart(bytes);
  return broken(file, { code, line, column, reason }, text);
}

function broken(file: string, problem: Omit<Problem, 'file'>, text?: string): Loaded {
  const { code, ...rest } = problem;
  return { kind: 'broken', problem: { code, file, ...rest }, ...(text !== undefined && { text }) };
}
