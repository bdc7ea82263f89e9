import type { Explanation, LatestValues, Source } from '#table';
import { bufferOf } from '../buffer-of.ts';
import type { BookFormat, TextFormat } from '../chart-file.ts';
import { explainContent } from '../explain.ts';
import { chartFactsOf, type ChartFacts, type ChartIdentity } from '../facts.ts';
import { latestOf } from '../latest.ts';
import { outlineOf } from '../outline.ts';
import type { Content } from '../snapshot.ts';
import type { Broken, ParseResult } from './formats/parsed.ts';
import { parseText } from './parse-text.ts';
import type { ReadingOptions } from './reading-options.ts';
import { parseWorkbook } from './workbooks/workbook.ts';

// Runs in threads of its own: what it takes and returns is copied from thread to thread.

/** A content, without what is derived from it, and its outline. */
export type ParseReply =
  ({ ok: true; body: Uint8Array; outline: Source } & Pick<Content, 'etag' | 'notes'>) | Broken;

interface ParseInput<Format> {
  bytes: Uint8Array;
  format: Format;
  options: ReadingOptions;
}

/** Parses a text file. */
export function parse({ bytes, format, options }: ParseInput<TextFormat>): ParseReply {
  return replyOf(parseText(bufferOf(bytes), format, options));
}

/** Parses a workbook: its tables by their sheets. */
export async function parseBook({
  bytes,
  format,
  options,
}: ParseInput<BookFormat>): Promise<{ ok: true; tables: { sheet: string; reply: ParseReply }[] } | Broken> {
  const book = await parseWorkbook(bufferOf(bytes), format, options);
  if (!book.ok) return book;
  return { ok: true, tables: book.tables.map(({ sheet, result }) => ({ sheet, reply: replyOf(result) })) };
}

/** How a chart draws a content. */
export function facts({
  body,
  notes,
  ...identity
}: { body: Uint8Array } & Pick<Content, 'notes'> & ChartIdentity): ChartFacts {
  const bytes = bufferOf(body);
  return chartFactsOf({ body: bytes, text: bytes.toString('utf8'), notes }, identity);
}

/** As `facts`, in full. */
export function explain({
  body,
  notes,
  ...identity
}: { body: Uint8Array } & Pick<Content, 'notes'> & ChartIdentity): Explanation {
  return explainContent({ text: bufferOf(body).toString('utf8'), notes }, identity);
}

/** What a chart shows last of a content. */
export function latest({
  body,
  ...identity
}: { body: Uint8Array } & ChartIdentity): LatestValues | undefined {
  return latestOf({ text: bufferOf(body).toString('utf8') }, identity);
}

function replyOf(result: ParseResult): ParseReply {
  if (!result.ok) return result;
  const { content, value } = result;
  const { body, etag, notes } = content;
  return { ok: true, body, etag, notes, outline: outlineOf(content, value) };
}
