import type { Catalog } from '#protocol';
import { personEn } from './en.ts';
import type { PersonWords } from './words.ts';
import { personZhCn } from './zh-cn.ts';

export const personWords: Catalog<PersonWords> = { 'zh-CN': personZhCn, en: personEn };
