import type { Catalog } from '#protocol';
import { dataEn } from './en.ts';
import type { DataWords } from './words.ts';
import { dataZhCn } from './zh-cn.ts';

export const dataWords: Catalog<DataWords> = { 'zh-CN': dataZhCn, en: dataEn };
