import type { Format } from '../chart-file.ts';
import { parseCsv } from './formats/csv.ts';
import { parseJson } from './formats/json.ts';
import { parseNdjson } from './formats/ndjson.ts';
import type { ParseResult } from './formats/parsed.ts';

/** Bytes of a file in this format -> its content, or the place and the reason why not. Never throws. */
export function parseContent(bytes: Buffer, format: Format = 'json'): ParseResult {
  switch (format) {
    case 'json':
      return parseJson(bytes);
    case 'ndjson':
    case 'jsonl':
      return parseNdjson(bytes);
    case 'csv':
    case 'tsv':
      return parseCsv(bytes, format);
    default:
      return format satisfies never;
  }
}
