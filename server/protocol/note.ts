import * as v from 'valibot';
import { inEveryLanguage, type Language, type Translations } from './language.ts';

/**
 * What a note is about; the tile's info has a label for each. `title`: what the file calls itself; `table`: where the table was found in the file; `left-out`: what is not
 * drawn; `combined`: how several rows became one value; `assumed`: what the content does not prove; `times`: in which time zone it is shown.
 */
export const noteKinds = [
  'title',
  'encoding',
  'separator',
  'table',
  'left-out',
  'combined',
  'assumed',
  'times',
] as const;
export type NoteKind = (typeof noteKinds)[number];

/** Something that was decided, left out or assumed while a file was read, for people: `left out: 2 rows without a date`. Plain data. */
export interface Note {
  readonly kind: NoteKind;
  readonly text: Translations;
}

export const noteListSchema = v.pipe(
  v.array(v.object({ kind: v.picklist(noteKinds), text: v.object(inEveryLanguage(() => v.string())) })),
  v.readonly(),
);

/** Notes name columns and paths, which may be as long as a file. UTF-16 units */
const maxLength = 300;

/** A note with a text of bounded length. */
export function createNote(kind: NoteKind, text: Translations): Note {
  return { kind, text: inEveryLanguage((language) => shortened(text[language])) };
}

function shortened(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** What the file of these notes calls itself; undefined if it does not. */
export function titleIn(notes: readonly Note[], language: Language): string | undefined {
  return notes.find(({ kind }) => kind === 'title')?.text[language];
}
