import { createNote, type Note, type NoteKind } from '#protocol';
import type { Choice } from './choice.ts';
import type { RawTable } from './raw-table.ts';
import type { Source } from './table.ts';
import { translatePhrase, type TablePhrase } from './words/index.ts';

/** A note about how a content was read or is drawn. */
export function tableNote(kind: NoteKind, phrase: TablePhrase): Note {
  return createNote(kind, translatePhrase(phrase));
}

/** The same table with one more note. */
export function noteFound(raw: RawTable, kind: NoteKind, phrase: TablePhrase): RawTable {
  return { ...raw, notes: [...(raw.notes ?? []), tableNote(kind, phrase)] };
}

/** Everything that was decided, left out or assumed from a parsed content to its drawing, in this order. */
export function notesOf(source: Source, choice: Choice): readonly Note[] {
  const read = source.kind === 'table' ? source.table.notes : undefined;
  return [...(read ?? []), ...(choice.notes ?? [])];
}
