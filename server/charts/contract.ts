import type { Logger } from 'pino';
import type { Translations } from '#protocol';
import { schemaDrift } from '#table';
import { outlineOf } from './outline.ts';
import type { Loaded, ParsedChart } from './reading/loader.ts';
import type { Content } from './snapshot.ts';

type Texts = Pick<Content, 'body' | 'text'>;

/** Holds new content back until a person accepts it, if it lost what made the content `before` worth showing. */
export function validated(
  file: string,
  loaded: Loaded<ParsedChart>,
  { before, log }: { before: Content | undefined; log: Logger },
): Loaded<ParsedChart> {
  if (!before || loaded.kind !== 'good' || loaded.parsed.kind !== 'data') return loaded;
  const { parsed, modified, value } = loaded;
  if (parsed.content.etag === before.etag) return loaded;
  const drift = driftOf(before, parsed.content, { value, log });
  if (!drift) return loaded;
  return { kind: 'held', parsed, modified, problem: { code: 'held', file, reason: drift.en, words: drift } };
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
