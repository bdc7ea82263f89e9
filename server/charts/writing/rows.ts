import type { Append } from './append.ts';
import { cellsOf, headOf, newest, RowError } from './cells.ts';
import { itemTexts } from './items.ts';
import { appendToTable } from './table.ts';
import type { Draft, Next, Present } from './writer.ts';

/** The file of a list with these rows added, in its own format; a missing chart starts as a JSON array. */
export function appended(present: Present | undefined, added: Append): Next {
  try {
    return nextOf(present, added);
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return { kind: 'refused', reason: error.message };
  }
}

function nextOf(present: Present | undefined, { append, keep }: Append): Next {
  if (!present) return drafted('json', listOf(newest(append.map(written), keep)));
  const { format, value, text } = present;
  if (!Array.isArray(value))
    return { kind: 'unfit', reason: 'the chart is not a list, so no rows can be added' };
  if (format === 'csv' || format === 'tsv')
    return drafted(format, appendToTable({ ...present, format, value }, { append, keep }));
  const rows: readonly unknown[] = value;
  const head = headOf(rows);
  const before = itemTexts(text);
  const added = append.map((row) => written(head ? cellsOf(row, head, head.length) : row));
  const items = [
    ...before.slice(0, head ? 1 : 0),
    ...newest([...before.slice(head ? 1 : 0), ...added], keep),
  ];
  return drafted(format, format === 'json' ? listOf(items) : items.map((item) => `${item}\n`).join(''));
}

function drafted(format: Draft['format'], text: string): Next {
  return { kind: 'draft', draft: { format, bytes: Buffer.from(text) } };
}

function written(row: unknown): string {
  return JSON.stringify(row);
}

/** One row per line, for people. */
function listOf(items: readonly string[]): string {
  return items.length > 0 ? `[\n${items.join(',\n')}\n]\n` : '[]\n';
}
