import { CsvError, parse } from 'csv-parse/sync';
import type { Note } from '#protocol';
import { noteOf } from '../../../words/index.ts';
import type { Format } from '../../chart-file.ts';
import { createContent } from '../../snapshot.ts';
import { withoutComments } from './csv-comments.ts';
import { findDelimiter, isBlankDelimiter, splitLines, oneColumn, splitAtBlanks } from './csv-delimiter.ts';
import { rowsOfBlocks } from './line-blocks.ts';
import { findQuoteTrouble } from './csv-quotes.ts';
import { findTable } from '../tables/find-table.ts';
import type { Cell } from '../tables/typed-rows.ts';
import { decodeText } from '../encodings/decode-text.ts';
import type { ReadingOptions } from '../reading-options.ts';
import { decodingNotes, delimiterNotes, layoutNotes, titleNotes } from '../text-notes.ts';
import { brokenAt, emptyAs, type Broken, type ParseResult } from './parsed.ts';

/**
 * Parses a table, as spreadsheets and programs export them, into an array of rows, the header first if there is one. Never throws. The only
 * user of csv-parse.
 */
export function parseCsv(bytes: Buffer, format: Format, { encoding }: ReadingOptions = {}): ParseResult {
  if (isArchive(bytes)) return brokenAt('syntax', '', 0, ({ csv }) => csv.spreadsheet);
  const decoded = decodeText(bytes, encoding);
  if (!decoded.ok) return decoded;
  const text = withoutComments(decoded.text);
  const refused = emptyAs(text) ?? noTable(text);
  if (refused) return refused;
  const blocks = rowsOfBlocks(text);
  if (blocks) return ofBlocks(blocks, decodingNotes(decoded));
  const delimiter = delimiterOf(text, format);
  const records = recordsOf(text, delimiter, format);
  if (!Array.isArray(records)) return records;
  const table = findTable(
    withWholeNames(withBlanksForTabs(records, delimiter), text.replace(separatorLine, ''), delimiter),
  );
  return table
    ? good(table.rows, [
        ...titleNotes(table.title === undefined ? table.above : [table.title]),
        ...decodingNotes(decoded),
        ...delimiterNotes(delimiter, format),
        ...layoutNotes(table),
      ])
    : brokenAt('too-large', text, 0, ({ csv }) => csv.vast);
}

function ofBlocks(blocks: string[][], notes: readonly Note[]): ParseResult {
  const note = noteOf('table', ({ csv }) => csv.blocks(blocks.length - 1));
  return good(findTable(blocks)?.rows ?? blocks, [...notes, note]);
}

function good(rows: readonly Cell[][], notes: readonly Note[]): ParseResult {
  const text = `[${rows.map((row) => JSON.stringify(row)).join(',\n')}]`;
  return { ok: true, content: createContent(text, Buffer.from(text), { notes }), value: rows };
}

/** Records that are looked at. */
const sampleSize = 50;

/** Where all others have tabs, somebody typed blanks in a row: it has as many cells as they. */
function withBlanksForTabs(records: string[][], delimiter: string): string[][] {
  if (delimiter !== '\t') return records;
  const width = records[0]?.length === 1 ? records[1]?.length : records[0]?.length;
  return records.map((record) => {
    const cells = record.length === 1 ? record[0]?.trim().split(/\s{2,}/) : undefined;
    return cells && cells.length > 1 && cells.length === width ? cells : record;
  });
}

/** Names in a header that hold the separator without quotes, `If virtual, why?`: they are cut where a blank follows it, and nothing else is. */
function withWholeNames(records: string[][], text: string, delimiter: string): string[][] {
  const [header = [], ...others] = records;
  const widths = new Set(others.slice(0, sampleSize).flatMap(({ length }) => (length > 1 ? [length] : [])));
  const [width = 0] = widths;
  if (widths.size !== 1 || header.length <= width) return records;
  const cells = (/^[^\r\n]*/.exec(text)?.[0] ?? '').split(delimiter);
  const names = cells.reduce<string[]>((whole, cell, at) => {
    if (at > 0 && /^ \S/.test(cell)) whole[whole.length - 1] += delimiter + cell;
    else whole.push(cell);
    return whole;
  }, []);
  return cells.length === header.length && names.length === width ? [names, ...others] : records;
}

/** `sep=;`, a hint for Excel. */
const separatorLine = /^sep=(.)(?:\r\n|\n|\r)/i;

/** The delimiter of a table. */
export function delimiterOf(text: string, format: Format): string {
  return separatorLine.exec(text)?.[1] ?? findDelimiter(text, format);
}

function recordsOf(text: string, delimiter: string, format: Format): string[][] | Broken {
  const rest = text.replace(separatorLine, '');
  if (isBlankDelimiter(delimiter)) return splitLines(rest).map((line) => splitAtBlanks(line, delimiter));
  // the parser blocks the loop for 100 ms for 2 MiB; without quotes a split is enough
  if (!rest.includes('"')) return splitLines(rest).map((line) => line.split(delimiter));
  try {
    const records = parse(rest, optionsFor(rest, delimiter));
    return delimiter === oneColumn ? unwrapped(records, format) : records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const trouble = findQuoteTrouble(text, delimiter);
    return brokenAt(
      'syntax',
      text,
      trouble?.at ?? text.length,
      trouble?.reason ?? (({ csv }) => csv.notTable),
    );
  }
}

/** Some programs quote each line as a whole: `"a,b"`. */
function unwrapped(records: string[][], format: Format): string[][] {
  const inner = records.map(([line = '']) => line).join('\n');
  const delimiter = findDelimiter(inner, format);
  if (delimiter === oneColumn || isBlankDelimiter(delimiter) || findQuoteTrouble(inner, delimiter))
    return records;
  return parse(inner, optionsFor(inner, delimiter));
}

function optionsFor(text: string, delimiter: string) {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // allows spaces around quotes; a tab would count as a space
    trim: delimiter !== '\t',
    max_record_size: 0,
    // `5" pipe` is taken literally, as long as the quotes around values match
    relax_quotes: findQuoteTrouble(text, delimiter) === undefined,
  };
}

/** Spreadsheets under a wrong name: ZIP archives, and the older binary files. */
function isArchive(bytes: Buffer): boolean {
  return ['PK\x03\x04', '\xd0\xcf\x11\xe0'].includes(bytes.toString('latin1', 0, 4));
}

function noTable(text: string): Broken | undefined {
  if (text.includes('\0')) return brokenAt('syntax', '', 0, ({ csv }) => csv.binary);
  return /^\s*<[!?a-z]/i.test(text) ? brokenAt('syntax', text, 0, ({ csv }) => csv.markup) : undefined;
}
