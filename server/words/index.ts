import {
  createNote,
  translate,
  type Catalog,
  type Note,
  type NoteKind,
  type Phrase,
  type Translations,
} from '#protocol';
import { serverEn } from './en.ts';
import type { ServerWords } from './words.ts';
import { serverZhCn } from './zh-cn.ts';

export type { ServerWords };
export type ServerPhrase = Phrase<ServerWords>;

export const serverWords: Catalog<ServerWords> = { 'zh-CN': serverZhCn, en: serverEn };

/** Why something cannot be done: in English, for programs and logs, and in every language, for people. */
export interface Reason {
  readonly reason: string;
  readonly words: Translations;
}

export function reasonOf(phrase: ServerPhrase): Reason {
  const words = translate(serverWords, phrase);
  return { reason: words.en, words };
}

/** A note about how a file was read. */
export function noteOf(kind: NoteKind, phrase: ServerPhrase): Note {
  return createNote(kind, translate(serverWords, phrase));
}
