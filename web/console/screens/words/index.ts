import type { Catalog } from '#protocol';
import { screenEn } from './en.ts';
import type { ScreenWords } from './words.ts';
import { screenZhCn } from './zh-cn.ts';

export const screenWords: Catalog<ScreenWords> = { 'zh-CN': screenZhCn, en: screenEn };
