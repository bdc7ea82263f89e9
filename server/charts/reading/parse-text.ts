import { noteOf } from '../../words/index.ts';
import type { TextFormat } from '../chart-file.ts';
import { createContent } from '../snapshot.ts';
import type { ParseResult } from './formats/parsed.ts';
import { parseContent } from './parse-content.ts';
import type { ReadingOptions } from './reading-options.ts';

/** What a file may hold instead of what its name says. */
const others: Readonly<Record<TextFormat, readonly TextFormat[]>> = {
  json: ['ndjson', 'csv'],
  geojson: ['ndjson', 'csv'],
  ndjson: ['json'],
  jsonl: ['json'],
  csv: ['json', 'ndjson'],
  tsv: ['json', 'ndjson'],
};

/** How JSON begins; a table begins with a name. */
const isJson = /^\s*[[{]/;
/** Fewer lines are no proof. */
const minRows = 3;

/**
 * Parses a text file: as what its name says, or else as what it is, with a note. Half-written JSON is never taken for a table. On failure,
 * the place and the reason. Never throws.
 */
export function parseText(bytes: Buffer, format: TextFormat, options: ReadingOptions = {}): ParseResult {
  const begin = bytes.toString('utf8', 0, 200);
  const isTable = format === 'csv' || format === 'tsv';
  const named = isTable && isJson.test(begin) ? undefined : parseContent(bytes, format, options);
  if (named && (named.ok || named.code !== 'syntax')) return named;
  for (const other of others[format]) {
    if (isJson.test(begin) !== (other !== 'csv')) continue;
    const found = parseContent(bytes, other, options);
    if (found.ok && isConvincing(found.value, other)) return withNote(found, other);
  }
  return named ?? parseContent(bytes, format, options);
}

function isConvincing(value: unknown, format: TextFormat): boolean {
  if (!Array.isArray(value)) return format === 'json';
  if (format === 'json') return true;
  if (format === 'ndjson')
    return value.length > 1 && value.every((one) => typeof one === 'object' && one !== null);
  const rows = value.filter((row): row is unknown[] => Array.isArray(row) && row.length > 1);
  return rows.length >= minRows && rows.slice(1).every((row) => row.some((cell) => typeof cell === 'number'));
}

function withNote(found: Extract<ParseResult, { ok: true }>, format: TextFormat): ParseResult {
  const { text, body, etag, notes } = found.content;
  const note = noteOf('table', ({ file }) => file.isFormat(format === 'csv' ? 'CSV' : format.toUpperCase()));
  return { ...found, content: createContent(text, body, { etag, notes: [note, ...notes] }) };
}
