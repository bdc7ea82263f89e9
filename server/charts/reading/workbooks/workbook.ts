import { readXlsx, type Sheet } from 'hucre/xlsx';
import { limits, type Note } from '#protocol';
import { createContent } from '../../snapshot.ts';
import { findTable } from '../tables/find-table.ts';
import { titleNotes } from '../text-notes.ts';
import { brokenAt, type Broken, type ParseResult } from '../formats/parsed.ts';
import { noteOf, type ServerPhrase } from '../../../words/index.ts';
import type { BookFormat } from '../../chart-file.ts';
import type { ReadingOptions } from '../reading-options.ts';
import { findArchiveTrouble } from './archive.ts';
import { areaOf, orderedRange } from './area.ts';
import { recordsOf } from './block-records.ts';
import { largestBlock, linesAbove, measured, type Block } from './blocks.ts';
import { countHidden, gridOf, isWithoutValue } from './sheet-grid.ts';

/** The table of a sheet, as a chart's content. */
export interface BookTable {
  readonly sheet: string;
  readonly result: ParseResult;
}

interface SheetBlock {
  sheet: Sheet;
  block: Block;
  /** the lines of one text above everything else on the sheet */
  lines: readonly string[];
}

const mebibyte = 1024 * 1024;
/** More cells than people fill; a sheet with two cells far apart has more. */
const mostCells = 2_000_000;

/**
 * The tables of a workbook, one for each visible sheet that has one, or the one that the options name. Never rejects. The only user of hucre;
 * it runs in a thread, because a small file may inflate to a large one.
 */
export async function parseWorkbook(
  bytes: Buffer,
  format: BookFormat,
  options: ReadingOptions,
): Promise<{ ok: true; tables: BookTable[] } | Broken> {
  if (format !== 'xlsx' && format !== 'xlsm') return broken(({ book }) => book.otherFormat);
  const trouble = findArchiveTrouble(bytes);
  if (trouble) return broken(trouble);
  const sheets = await readSheets(bytes, options);
  if (!Array.isArray(sheets)) return sheets;
  const { sheet } = options;
  if (sheets.length === 0 && sheet !== undefined) return broken(({ book }) => book.noSheet(sheet));
  const far = sheets.find(({ rows }) => rows.length * (rows[0]?.length ?? 0) > mostCells);
  if (far) return broken(({ book }) => book.farCells(far.name));
  const blocks = sheets.flatMap((sheet) => blockOf(sheet, options) ?? []);
  const tables = sheet === undefined ? tablesAmong(blocks) : blocks;
  if (tables.length > 0) return { ok: true, tables: tables.map((table) => readTable(table, tables.length)) };
  return broken(({ book }) => (sheets.some(isUncalculated) ? book.uncalculated : book.noTable), 'empty');
}

async function readSheets(bytes: Buffer, { sheet, range }: ReadingOptions): Promise<Sheet[] | Broken> {
  const wanted = sheet?.toLowerCase();
  // a sheet that is all chart has no cells; the reader knows only once it is asked for one
  const withoutCells = new Set<string>();
  for (;;) {
    try {
      const { sheets } = await readXlsx(bytes, {
        readStyles: true,
        ...(range !== undefined && { range: orderedRange(range) }),
        sheets: ({ name, hidden, veryHidden }) =>
          !withoutCells.has(name) &&
          (wanted === undefined ? !hidden && !veryHidden : name.toLowerCase() === wanted),
      });
      return sheets;
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      const missing = /missing worksheet file for sheet "(.*)"$/s.exec(message)?.[1];
      const far = /^Sheet "(.*)" spans \d+ rows x/s.exec(message)?.[1];
      if (far !== undefined) return broken(({ book }) => book.farCells(far));
      if (missing === undefined || withoutCells.has(missing)) return broken(({ book }) => book.damaged);
      withoutCells.add(missing);
    }
  }
}

function blockOf(sheet: Sheet, { range }: ReadingOptions): SheetBlock | undefined {
  const grid = gridOf(sheet, areaOf(range));
  const block = range === undefined ? largestBlock(grid) : measured(grid);
  return block && block.filled > 0 ? { sheet, block, lines: linesAbove(grid) } : undefined;
}

/** The sheets with a table of figures; without any, the first with a figure, a list of texts, or a single value. */
function tablesAmong(blocks: readonly SheetBlock[]): SheetBlock[] {
  const tables = blocks.filter(({ block }) => block.figures > 1 && block.filled > 3);
  if (tables.length > 0) return tables;
  const first =
    blocks.find(({ block }) => block.figures > 0) ??
    blocks.find(({ block: { grid, filled } }) => grid.length > 1 && filled > grid.length);
  return first ? [first] : [];
}

function readTable({ sheet, block, lines }: SheetBlock, tables: number): BookTable {
  const { name } = sheet;
  const { rows, above = [] } = findTable(recordsOf(block.grid)) ?? {};
  // The charts of several sheets are already named after them.
  const titles = [...lines, ...above, ...(tables === 1 && isTelling(name) ? [name] : [])];
  const text = rows && `[${rows.map((row) => JSON.stringify(row)).join(',\n')}]`;
  const body = text === undefined ? undefined : Buffer.from(text);
  if (text === undefined || !body || body.length > limits.fileBytes)
    return {
      sheet: name,
      result: broken(({ book }) => book.hugeTable(name, limits.fileBytes / mebibyte), 'too-large'),
    };
  const content = createContent(text, body, { notes: [...titleNotes(titles), ...notesOn(sheet, block)] });
  return { sheet: name, result: { ok: true, content, value: rows } };
}

const usualName = /^(?:sheet|table|tabelle|blatt|feuille?|hoja|foglio|planilha|лист|工作表)[ _]?\d*$/i;

/** A sheet's name says more than that of the file if it is several words. */
function isTelling(name: string): boolean {
  return /\S\s+\S/u.test(name.trim()) && !usualName.test(name.trim());
}

/** Where the table was found, and what of the sheet is not in it. */
function notesOn(sheet: Sheet, { others }: Block): Note[] {
  const hidden = countHidden(sheet);
  const isHiding = hidden.rows + hidden.columns > 0;
  return [
    noteOf('table', ({ book }) => book.sheet(sheet.name)),
    ...(isHiding ? [noteOf('left-out', ({ book }) => book.hidden(hidden.rows, hidden.columns))] : []),
    ...(others > 0 ? [noteOf('left-out', ({ book }) => book.otherTables(others))] : []),
  ];
}

function isUncalculated({ cells }: Sheet): boolean {
  return [...(cells?.values() ?? [])].some(isWithoutValue);
}

function broken(reason: ServerPhrase, code: Broken['code'] = 'syntax'): Broken {
  return brokenAt(code, '', 0, reason);
}
