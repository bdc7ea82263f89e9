import type { Language as ElementWords } from 'element-plus/es/locale/index';
import elementEn from 'element-plus/es/locale/lang/en';
import elementZhCn from 'element-plus/es/locale/lang/zh-cn';
import type { Catalog } from '#protocol';
import { consoleEn } from './en.ts';
import type { ConsoleWords } from './words.ts';
import { consoleZhCn } from './zh-cn.ts';

export type { ConsoleWords };

export const consoleWords: Catalog<ConsoleWords> = { 'zh-CN': consoleZhCn, en: consoleEn };

/** What Element Plus says by itself. */
export const elementWords: Catalog<ElementWords> = { 'zh-CN': elementZhCn, en: elementEn };
