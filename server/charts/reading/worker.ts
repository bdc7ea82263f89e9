import type { Source } from '#table';
import { bufferOf } from '../buffer-of.ts';
import type { Format } from '../chart-file.ts';
import { chartFactsOf, type ChartFacts, type ChartIdentity } from '../facts.ts';
import { outlineOf } from '../outline.ts';
import type { Content } from '../snapshot.ts';
import type { Broken } from './formats/parsed.ts';
import { parseContent } from './parse-content.ts';

// Runs in threads of its own: what it takes and returns is copied from thread to thread.

/** A content without what is derived from it. */
type BareContent = { body: Uint8Array } & Pick<Content, 'etag' | 'notes'>;

type ParseReply = { ok: true; content: BareContent; outline: Source } | Broken;

/** Parses a file. */
export function parse({ bytes, format }: { bytes: Uint8Array; format: Format | undefined }): ParseReply {
  const result = parseContent(bufferOf(bytes), format);
  if (!result.ok) return result;
  const { content, value } = result;
  return {
    ok: true,
    content: { body: content.body, etag: content.etag, notes: content.notes },
    outline: outlineOf(content, value),
  };
}

/** How a chart draws a content. */
export function facts({
  body,
  notes,
  name,
  settings,
}: { body: Uint8Array } & Pick<Content, 'notes'> & ChartIdentity): ChartFacts {
  const bytes = bufferOf(body);
  return chartFactsOf({ body: bytes, text: bytes.toString('utf8'), notes }, name, settings);
}
