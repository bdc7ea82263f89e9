import type { Format } from '../../chart-file.ts';

/** By rising chance of standing in plain text: of two that fit equally well the first wins. */
const candidates = ['\t', ';', '|', ','] as const;

/** A delimiter that no file contains: each line is one value. */
const none = '\u001f';

/** The sample. UTF-16 units, records */
const sampleLength = 64 * 1024;
const sampleRecords = 200;
/** A small table may have several title lines above it; a lower share is chance. */
const leastShare = 0.25;

/** The delimiter of a table: the character with the same count, above zero, in most records. */
export function findDelimiter(text: string, format: Format): string {
  const records = countsOf(text.slice(0, sampleLength));
  const fits = candidates.map((char, i) => ({
    char,
    share: shareOf(
      records.map((counts) => counts[i] ?? 0),
      records.length,
    ),
  }));
  const found = fits.filter(({ share }) => share >= leastShare);
  if (format === 'tsv' && found.some(({ char }) => char === '\t')) return '\t';
  return found.reduce((best, each) => (each.share > best.share ? each : best), { char: none, share: 0 }).char;
}

/** The share of records that have the most frequent count. */
function shareOf(counts: readonly number[], records: number): number {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  return Math.max(0, ...frequency.values()) / records;
}

/** The count of each candidate in each record, outside of quotes. Blank lines are skipped. */
function countsOf(text: string): number[][] {
  const records: number[][] = [];
  let counts: number[] = candidates.map(() => 0);
  let isBlank = true;
  let isFieldStart = true;

  function endRecord(): void {
    if (!isBlank) records.push(counts);
    counts = candidates.map(() => 0);
    isBlank = isFieldStart = true;
  }

  for (let i = 0; i < text.length && records.length < sampleRecords; i++) {
    const char = text[i] ?? '';
    if (char === '\n' || char === '\r') {
      endRecord();
      continue;
    }
    const candidate = (candidates as readonly string[]).indexOf(char);
    if (candidate >= 0) counts[candidate] = (counts[candidate] ?? 0) + 1;
    if (char === '"' && isFieldStart) i = closingQuote(text, i);
    isBlank &&= /\s/.test(char);
    isFieldStart = candidate >= 0 || (isFieldStart && char === ' ');
  }
  endRecord();
  return records;
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
