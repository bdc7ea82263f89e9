import { translate, type Catalog, type Phrase, type Translations } from '#protocol';
import { tableEn } from './en.ts';
import type { TableWords } from './words.ts';
import { tableZhCn } from './zh-cn.ts';

export type { Need, Noun, TableWords } from './words.ts';
export type TablePhrase = Phrase<TableWords>;

export const tableWords: Catalog<TableWords> = { 'zh-CN': tableZhCn, en: tableEn };

export function translatePhrase(phrase: TablePhrase): Translations {
  return translate(tableWords, phrase);
}
