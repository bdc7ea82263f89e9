import type { Logger } from 'pino';
import type { Problem, Translations } from '#protocol';
import { schemaDrift } from '#table';
import { outlineOf } from './outline.ts';
import type { Loaded, ParsedChart } from './reading/loader.ts';
import type { Content } from './snapshot.ts';

type Texts = Pick<Content, 'body' | 'text'>;

interface ContractDeps {
  /** the content of a chart that new content must hold up to, if any */
  before: (name: string) => Content | undefined;
  log: Logger;
}

/** Holds new content back until a person accepts it, if it lost what made the content before worth showing. */
export function validated(
  file: string,
  loaded: Loaded<ParsedChart>,
  { before, log }: ContractDeps,
): Loaded<ParsedChart> {
  if (loaded.kind !== 'good' || loaded.parsed.kind !== 'data') return loaded;
  const { parsed, modified, value } = loaded;
  const problems = new Map<string, Problem>();
  for (const chart of parsed.charts) {
    const old = 'content' in chart ? before(chart.name) : undefined;
    if (!old || !('content' in chart) || chart.content.etag === old.etag) continue;
    const drift = driftOf(old, chart.content, { value, log });
    if (drift) problems.set(chart.name, { code: 'held', file, reason: drift.en, words: drift });
  }
  return problems.size > 0 ? { kind: 'held', parsed, modified, problems } : loaded;
}

/**
 * The schema drift from one content to the next; undefined when nothing was lost. A bug of ours in reading columns must neither keep data
 * from being shown nor end the process.
 */
function driftOf(
  before: Texts,
  after: Texts,
  { value, log }: { value: unknown; log: Logger },
): Translations | undefined {
  try {
    return schemaDrift(outlineOf(before), outlineOf(after, value));
  } catch (error) {
    log.error({ err: error }, 'a content could not be compared with the one before');
    return undefined;
  }
}
