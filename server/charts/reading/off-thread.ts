import { bufferOf } from '../buffer-of.ts';
import type { Format } from '../chart-file.ts';
import { areFactsKnown, chartFactsOf, rememberFacts, type ChartFacts, type ChartIdentity } from '../facts.ts';
import { rememberOutline } from '../outline.ts';
import { createContent, type Content } from '../snapshot.ts';
import { brokenAt, withoutMark, type Broken, type ParseResult } from './formats/parsed.ts';
import { parseContent } from './parse-content.ts';
import type { TaskResult, WorkerPool } from './worker-pool.ts';

/** Up to this size work takes a few ms, less than handing it to a thread and waiting for the answer. Bytes */
const largestInline = 64 * 1024;

/** As `parseContent`, but a large file is parsed in a thread; its `value` stays there. Never rejects. */
export async function parseFile(
  workers: WorkerPool,
  bytes: Buffer,
  format: Format | undefined,
): Promise<ParseResult> {
  if (bytes.length <= largestInline) return parseContent(bytes, format);
  const result = await workers.run('parse', { bytes, format });
  if (result.kind !== 'done') return notDone(result);
  if (!result.value.ok) return result.value;
  const { content: bare, outline } = result.value;
  const body = sharedBody(bytes, bufferOf(bare.body));
  const content = createContent(body.toString('utf8'), body, bare);
  rememberOutline(content, outline);
  return { ok: true, content, value: undefined };
}

/** As `chartFactsOf`, but those of a large content are computed in a thread; undefined when that takes too much time or memory. Never rejects. */
export async function computeFacts(
  workers: WorkerPool,
  content: Pick<Content, 'body' | 'text' | 'notes'>,
  { name, settings }: ChartIdentity,
): Promise<ChartFacts | undefined> {
  const { body, notes } = content;
  if (body.length <= largestInline || areFactsKnown(content, name, settings))
    return chartFactsOf(content, name, settings);
  const result = await workers.run('facts', { body, notes, name, settings });
  if (result.kind !== 'done') return undefined;
  rememberFacts(content, { name, settings, facts: result.value });
  return result.value;
}

/** Content that is the file itself, as with JSON, is kept once. */
function sharedBody(bytes: Buffer, body: Buffer): Buffer {
  const own = withoutMark(bytes);
  return own.equals(body) ? own : body;
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
