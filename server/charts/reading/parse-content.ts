import type { TextFormat } from '../chart-file.ts';
import { parseCsv } from './formats/csv.ts';
import { parseJson } from './formats/json.ts';
import { parseNdjson } from './formats/ndjson.ts';
import type { ParseResult } from './formats/parsed.ts';
import type { ReadingOptions } from './reading-options.ts';

/** Parses a text file in this format; on failure, the place and the reason. Never throws. */
export function parseContent(
  bytes: Buffer,
  format: TextFormat = 'json',
  options: ReadingOptions = {},
): ParseResult {
  switch (format) {
    case 'json':
    case 'geojson':
      return parseJson(bytes);
    case 'ndjson':
    case 'jsonl':
      return parseNdjson(bytes);
    case 'csv':
    case 'tsv':
      return parseCsv(bytes, format, options);
    default:
      return format satisfies never;
  }
}
