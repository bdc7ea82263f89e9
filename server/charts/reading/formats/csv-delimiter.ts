import { cellKind } from '#table';
import type { Format } from '../../chart-file.ts';

/** By rising chance of standing in plain text: of two that fit equally well the first wins. */
const candidates = ['\u0001', '\t', ';', '|', '^', ','] as const;
/** Runs of blanks, as programs align columns for a screen: two or more, else any. */
const blanks = ['  ', ' '] as const;

/** A delimiter that no file contains: each line is one value. */
export const oneColumn = '\u001f';

/** The sample. UTF-16 units, records */
const sampleLength = 64 * 1024;
const sampleRecords = 200;
/** Of these the cells are looked at. */
const judgedRecords = 50;
/** A small table may have several title lines above it; a lower share is chance. */
const leastShare = 0.25;
const leastBlankShare = 0.6;

/**
 * The delimiter of a table: the character that splits most records into equally many cells, and into cells that are figures, dates or words
 * rather than several of them. Two blanks or one stand for runs of blanks.
 */
export function findDelimiter(text: string, format: Format): string {
  const sample = text.slice(0, sampleLength);
  const present = candidates.filter((char) => sample.includes(char));
  // what cells are like tells characters apart; a single one is judged by its widths alone
  const likeness = present.length > 1 ? clarity : () => 1;
  const fits = present.map((char) => ({ char, ...fitOf(splitSample(sample, char), likeness) }));
  const found = fits.filter(({ share }) => share >= leastShare);
  if (format === 'tsv' && found.some(({ char }) => char === '\t')) return '\t';
  const best = found.reduce((one, each) => (each.score > one.score + 1e-9 ? each : one), {
    char: oneColumn,
    score: 0,
  });
  return best.score > 0 ? best.char : (blankDelimiter(sample) ?? oneColumn);
}

/** How well records fit together. `share`: of the records with the most frequent width, if that is two or more. */
interface Fit {
  readonly share: number;
  readonly score: number;
}

function fitOf(records: readonly (readonly string[])[], likeness = clarity): Fit {
  const filled = records.filter((cells) => cells.some((cell) => cell !== ''));
  const counts = new Map<number, number>();
  for (const { length } of filled) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best: Fit = { share: 0, score: 0 };
  for (const [width, count] of counts) {
    const share = count / filled.length;
    const cells = filled
      .filter(({ length }) => length === width)
      .slice(0, judgedRecords)
      .flat();
    const score = share * (cells.reduce((sum, cell) => sum + likeness(cell), 0) / cells.length);
    if (score > best.score) best = { share, score };
  }
  return best;
}

/** How much a cell looks like one value, 0 to 1. */
function clarity(cell: string): number {
  if (cell === '') return 0.5;
  if (/[;|^\u0001]/.test(cell)) return 0.3;
  if (cell.length <= 40 && cellKind(cell) !== 'text') return 1;
  return /[\t,]/.test(cell) ? 0.3 : 0.8;
}

/** The sample's records, split at a character outside of quotes; cells are trimmed, and lose their quotes. */
function splitSample(text: string, delimiter: string): string[][] {
  if (!text.includes('"'))
    return splitLines(text)
      .slice(0, sampleRecords)
      .map((line) => line.split(delimiter).map((cell) => cell.trim()));
  const records: string[][] = [];
  let cells: string[] = [];
  let start = 0;
  let isFieldStart = true;
  const put = (end: number): void => {
    cells.push(
      text
        .slice(start, end)
        .trim()
        .replace(/^"([^]*)"$/, '$1'),
    );
    start = end + 1;
    isFieldStart = true;
  };
  for (let at = 0; at <= text.length && records.length < sampleRecords; at += 1) {
    const char = text[at] ?? '\n';
    if (char === '"' && isFieldStart) at = closingQuote(text, at);
    else if (char === delimiter) put(at);
    else if (char === '\n' || char === '\r') {
      put(at);
      records.push(cells);
      cells = [];
    } else if (!/\s/.test(char)) isFieldStart = false;
  }
  return records;
}

/** Nothing, or a line that is drawn. */
const withoutText = /^[-=+_*|:.~─━═\s]*$/;

function blankDelimiter(sample: string): string | undefined {
  const lines = splitLines(sample).filter((line) => !withoutText.test(line));
  const fits = blanks.map((char) => ({ char, ...blankFit(lines.slice(0, sampleRecords), char) }));
  const [wide, narrow] = fits;
  const best = (narrow?.score ?? 0) > (wide?.score ?? 0) ? narrow : wide;
  return best && best.score > 0 ? best.char : undefined;
}

/** Prose has blanks too, but not the same number in nearly all lines, and figures in half of them. */
function blankFit(lines: readonly string[], delimiter: string): Fit {
  const records = lines.map((line) => splitAtBlanks(line, delimiter));
  const fit = fitOf(records);
  const figures = records.filter((cells) => cells.slice(1).some((cell) => cellKind(cell) !== 'text'));
  const isTable =
    records.length > 2 &&
    fit.share >= leastBlankShare &&
    fit.score >= fit.share * 0.8 &&
    figures.length >= records.length / 2;
  return isTable ? fit : { share: 0, score: 0 };
}

/** The lines of a text, whatever ends them. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The cells of a line whose columns are aligned by blanks, or that R wrote: `"East Asia" 1.5`. */
export function splitAtBlanks(line: string, delimiter: string): string[] {
  const text = line.trim();
  if (delimiter !== ' ') return text.split(/\s{2,}/);
  if (!text.includes('"')) return text.split(/\s+/);
  return Array.from(text.matchAll(wordOrQuoted), ([cell]) =>
    cell.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"'),
  );
}

const wordOrQuoted = /"(?:[^"]|"")*"(?!\S)|\S+/g;

/** Whether a delimiter stands for runs of blanks. */
export function isBlankDelimiter(delimiter: string): boolean {
  return (blanks as readonly string[]).includes(delimiter);
}

/** The index of the quote that closes the one at `start`, or the text's length; a doubled quote is a literal one. */
export function closingQuote(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] !== '"') return i;
    i++;
  }
  return text.length;
}
