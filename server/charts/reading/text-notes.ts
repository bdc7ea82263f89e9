import type { Encoding, Note } from '#protocol';
import { titleText } from '#table';
import { noteOf, type ServerWords } from '../../words/index.ts';
import type { Format } from '../chart-file.ts';
import type { DecodedText } from './encodings/decode-text.ts';
import { isBlankDelimiter, oneColumn } from './formats/csv-delimiter.ts';
import type { SheetTable } from './tables/find-table.ts';

/** How a text was decoded: its encoding, and whether all of it could be. Of UTF-8 without a fault there is nothing to say. */
export function decodingNotes({ encoding, unreadable }: DecodedText): Note[] {
  if (encoding === 'utf-8' && unreadable === 0) return [];
  const name = noteOf('encoding', () => nameOf(encoding));
  if (unreadable === 0) return [name];
  return [name, noteOf('encoding', ({ file }) => file.unreadableCharacters(unreadable))];
}

/** The title among the lines above a table, if there is one. */
export function titleNotes(above: readonly string[]): Note[] {
  const title = above.map(titleText).find((text) => text !== undefined);
  return title === undefined ? [] : [noteOf('title', () => title)];
}

/** A chart's name has no accents, since it stands in URLs; its title keeps those of the file's name. */
export function accentNotes(stem: string, notes: readonly Note[]): Note[] {
  const written = stem.normalize('NFC');
  const isPlain = !/\p{Script=Latin}\p{Mn}/u.test(stem.normalize('NFD'));
  if (isPlain || notes.some(({ kind }) => kind === 'title')) return [];
  const title = written.replace(/[-_]+/g, ' ').trim();
  return [noteOf('title', () => title.charAt(0).toUpperCase() + title.slice(1))];
}

/** The separator of a table, unless it is the format's own. */
export function delimiterNotes(delimiter: string, format: Format): Note[] {
  if (delimiter === oneColumn || delimiter === (format === 'tsv' ? '\t' : ',')) return [];
  return [noteOf('separator', ({ csv }) => delimiterName(csv, delimiter))];
}

/** Where the table lies in its file, and what else the file holds but for its title. */
export function layoutNotes({ headerRows, title, above, below, skipped, others }: SheetTable): Note[] {
  const titleAt = title === undefined ? above.findIndex((text) => titleText(text) !== undefined) : -1;
  const untold = above.filter((_, at) => at !== titleAt);
  const [first = ''] = untold;
  const [next = ''] = below;
  return [
    ...(headerRows > 1 ? [noteOf('table', ({ csv }) => csv.headerRows(headerRows))] : []),
    ...(untold.length > 0 ? [noteOf('left-out', ({ csv }) => csv.linesAbove(untold.length, first))] : []),
    ...(below.length > 0 ? [noteOf('left-out', ({ csv }) => csv.linesBelow(below.length, next))] : []),
    ...(skipped > 0 ? [noteOf('left-out', ({ csv }) => csv.linesInside(skipped))] : []),
    ...(others.length > 0
      ? [noteOf('left-out', ({ csv }) => csv.otherTables(sizesOf(others), others.length))]
      : []),
  ];
}

/** More tables than can be read in a line. */
const mostOthers = 5;

function sizesOf(tables: SheetTable['others']): string {
  const sizes = tables.slice(0, mostOthers).map(({ rows }) => String(rows));
  return `${sizes.join(' + ')}${tables.length > mostOthers ? ' …' : ''}`;
}

function delimiterName(words: ServerWords['csv'], delimiter: string): string {
  if (isBlankDelimiter(delimiter)) return words.blanks;
  return delimiter === '\t' ? words.tab : delimiter;
}

/** An encoding's usual spelling: Shift_JIS, EUC-KR, windows-1252. */
function nameOf(encoding: Encoding): string {
  if (encoding === 'shift_jis') return 'Shift_JIS';
  if (encoding === 'big5') return 'Big5';
  return encoding.startsWith('windows') ? encoding : encoding.toUpperCase();
}
