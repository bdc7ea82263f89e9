import { closingQuote } from '../reading/formats/csv-delimiter.ts';
import { delimiterOf } from '../reading/formats/csv.ts';
import { decodeText } from '../reading/encodings/decode-text.ts';
import type { Append } from './append.ts';
import { cellsOf, headOf, newest, RowError } from './cells.ts';
import type { Present } from './writer.ts';

type TableFile = Present & { format: 'csv' | 'tsv'; value: readonly unknown[] };

/**
 * The text of a table with these rows added. What stays is written as it was, including titles above the table and line ends; only blank
 * lines between rows and encodings other than UTF-8 are lost.
 * @throws {RowError}
 */
export function appendToTable({ bytes, format, value }: TableFile, { append, keep }: Append): string {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new RowError(decoded.reason);
  const { text } = decoded;
  const delimiter = delimiterOf(text, format);
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const names = headOf(value);
  const width = Array.isArray(value[0]) ? value[0].length : 0;
  const added = append.map((row) => lineOf(cellsOf(row, names, width), delimiter) + lineEnd);

  const records = recordTexts(text, delimiter).map((record) => withEnd(record, lineEnd));
  const isFilled = (record: string) => !isBlank(record, delimiter);
  const filled = records.flatMap((record, at) => (isFilled(record) ? [at] : []));
  // titles are not rows of the table, and the table's last rows are the last of the file
  const start = filled[filled.length - value.length + (names ? 1 : 0)] ?? records.length;
  const kept = newest([...records.slice(start).filter(isFilled), ...added], keep);
  return mark(bytes) + records.slice(0, start).join('') + kept.join('');
}

/** The records of a table as they are written in its text, line ends included: a quoted value may contain line ends. */
function recordTexts(text: string, delimiter: string): string[] {
  const records: string[] = [];
  let start = 0;
  let isFieldStart = true;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"' && isFieldStart) {
      at = closingQuote(text, at);
      isFieldStart = false;
    } else if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) {
      records.push(text.slice(start, at + 1));
      start = at + 1;
      isFieldStart = true;
    } else isFieldStart = char === delimiter || (isFieldStart && char === ' ');
  }
  return start < text.length ? [...records, text.slice(start)] : records;
}

function withEnd(record: string, lineEnd: string): string {
  return /[\r\n]$/.test(record) ? record : record + lineEnd;
}

function isBlank(record: string, delimiter: string): boolean {
  return record.replaceAll(delimiter, '').replaceAll('"', '').trim() === '';
}

function lineOf(cells: readonly unknown[], delimiter: string): string {
  return cells.map(cellText).join(delimiter);
}

/** Quoted if it contains any candidate delimiter: the table's own must still be found, and the value stay one. */
function cellText(cell: unknown): string {
  if (cell === null) return '';
  if (typeof cell !== 'string' && typeof cell !== 'number' && typeof cell !== 'boolean')
    throw new RowError('a value in a row of a table is a text or a number');
  const text = String(cell);
  return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The byte order mark, by which spreadsheets recognize UTF-8. */
function mark(bytes: Buffer): string {
  return bytes.toString('latin1', 0, 3) === '\xef\xbb\xbf' ? '\ufeff' : '';
}
