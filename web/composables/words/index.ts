import type { Catalog } from '#protocol';
import { pageEn } from './en.ts';
import type { PageWords } from './words.ts';
import { pageZhCn } from './zh-cn.ts';

export type { PageWords };

export const pageWords: Catalog<PageWords> = { 'zh-CN': pageZhCn, en: pageEn };
