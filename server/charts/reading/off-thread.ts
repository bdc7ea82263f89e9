import type { Explanation, LatestValues } from '#table';
import { bufferOf } from '../buffer-of.ts';
import {
  chartFileOf,
  isBookFormat,
  sheetChartNames,
  stemOf,
  type BookFormat,
  type TextFormat,
} from '../chart-file.ts';
import { explainContent } from '../explain.ts';
import { areFactsKnown, chartFactsOf, rememberFacts, type ChartFacts, type ChartIdentity } from '../facts.ts';
import { latestOf } from '../latest.ts';
import { rememberOutline } from '../outline.ts';
import { createContent, type Content } from '../snapshot.ts';
import { brokenAt, withoutMark, type Broken, type ParseResult } from './formats/parsed.ts';
import { parseText } from './parse-text.ts';
import { accentNotes } from './text-notes.ts';
import type { ReadingOptions } from './reading-options.ts';
import type { ParseReply } from './worker.ts';
import type { TaskResult, WorkerPool } from './worker-pool.ts';

/** A chart of a file: most files are one chart, a workbook may be several. */
export type FileChart = {
  readonly name: string;
  /** a workbook with several charts answers with the first under its own name too */
  readonly isAlias?: true;
} & ({ readonly content: Content } | { readonly broken: Broken });

/** `value` is the parsed text of a small file, for immediate use. */
export type FileResult = { ok: true; charts: readonly FileChart[]; value?: unknown } | Broken;

/** Up to this size work takes a few ms, less than handing it to a thread and waiting for the answer. Bytes */
const largestInline = 64 * 1024;

/**
 * Parses a data file; on failure, the place and the reason. A large file is parsed in a thread, and so is every workbook: a small one may
 * inflate to a large one. Never rejects.
 */
export async function parseFile(
  workers: WorkerPool,
  file: string,
  bytes: Buffer,
  options: ReadingOptions = {},
): Promise<FileResult> {
  const found = chartFileOf(file);
  const format = found?.kind === 'data' ? found.format : 'json';
  if (isBookFormat(format)) return parseBook(workers, { file, bytes, format, options });
  const result = await parseTextFile(workers, { bytes, format, options });
  if (!result.ok) return result;
  const { content, value } = result;
  const notes = [...content.notes, ...accentNotes(stemOf(file), content.notes)];
  return { ok: true, charts: [{ name: found?.name ?? file, content: { ...content, notes } }], value };
}

async function parseTextFile(
  workers: WorkerPool,
  input: { bytes: Buffer; format: TextFormat; options: ReadingOptions },
): Promise<ParseResult> {
  const { bytes, format, options } = input;
  if (bytes.length <= largestInline) return parseText(bytes, format, options);
  const result = await workers.run('parse', input);
  return result.kind === 'done' ? received(result.value, bytes) : notDone(result);
}

async function parseBook(
  workers: WorkerPool,
  { file, ...input }: { file: string; bytes: Buffer; format: BookFormat; options: ReadingOptions },
): Promise<FileResult> {
  const result = await workers.run('parseBook', input);
  if (result.kind !== 'done') return notDone(result);
  if (!result.value.ok) return result.value;
  const { tables } = result.value;
  const own = chartFileOf(file)?.name ?? file;
  const names =
    tables.length > 1
      ? sheetChartNames(
          stemOf(file),
          tables.map(({ sheet }) => sheet),
        )
      : [own];
  const charts = tables.map(({ reply }, i): FileChart => {
    const table = received(reply);
    const name = names[i] ?? own;
    return table.ok ? { name, content: table.content } : { name, broken: table };
  });
  const [first] = charts;
  return {
    ok: true,
    charts: first && charts.length > 1 ? [{ ...first, name: own, isAlias: true }, ...charts] : charts,
  };
}

/** A content as it came from a thread; `bytes`, of the file, are kept instead of a copy where they are the content, as with JSON. */
function received(reply: ParseReply, bytes?: Buffer): ParseResult {
  if (!reply.ok) return reply;
  const own = bytes && withoutMark(bytes);
  const copy = bufferOf(reply.body);
  const body = own?.equals(copy) ? own : copy;
  const content = createContent(body.toString('utf8'), body, reply);
  rememberOutline(content, reply.outline);
  return { ok: true, content, value: undefined };
}

/** As `chartFactsOf`, but those of a large content are computed in a thread; undefined when that takes too much time or memory. Never rejects. */
export async function computeFacts(
  workers: WorkerPool,
  content: Pick<Content, 'body' | 'text' | 'notes'>,
  identity: ChartIdentity,
): Promise<ChartFacts | undefined> {
  const { body, notes } = content;
  if (body.length <= largestInline || areFactsKnown(content, identity))
    return chartFactsOf(content, identity);
  const result = await workers.run('facts', { body, notes, ...identity });
  if (result.kind !== 'done') return undefined;
  rememberFacts(content, { ...identity, facts: result.value });
  return result.value;
}

/** As `explainContent`, in a thread if the content is large; undefined when that takes too much time or memory. Never rejects. */
export async function computeExplanation(
  workers: WorkerPool,
  { body, text, notes }: Pick<Content, 'body' | 'text' | 'notes'>,
  identity: ChartIdentity,
): Promise<Explanation | undefined> {
  if (body.length <= largestInline) return explainContent({ text, notes }, identity);
  const result = await workers.run('explain', { body, notes, ...identity });
  return result.kind === 'done' ? result.value : undefined;
}

/** As `latestOf`, in a thread if the content is large; undefined when that takes too much time or memory. Never rejects. */
export async function computeLatest(
  workers: WorkerPool,
  { body, text }: Pick<Content, 'body' | 'text'>,
  identity: ChartIdentity,
): Promise<{ values: LatestValues | undefined } | undefined> {
  if (body.length <= largestInline) return { values: latestOf({ text }, identity) };
  const result = await workers.run('latest', { body, ...identity });
  return result.kind === 'done' ? { values: result.value } : undefined;
}

function notDone(result: Exclude<TaskResult<never>, { kind: 'done' }>): Broken {
  switch (result.kind) {
    case 'too-slow':
      return brokenAt('too-large', '', 0, ({ file }) => file.tooSlow(result.seconds));
    case 'out-of-memory':
      return brokenAt('too-large', '', 0, ({ file }) => file.tooMuchMemory(result.megabytes));
    case 'failed':
      return brokenAt('syntax', '', 0, ({ file }) => file.unreadable(String(result.error)));
    default:
      return result satisfies never;
  }
}
