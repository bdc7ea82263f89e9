import type { Catalog } from '#protocol';
import { wallEn } from './en.ts';
import type { WallWords } from './words.ts';
import { wallZhCn } from './zh-cn.ts';

export const wallWords: Catalog<WallWords> = { 'zh-CN': wallZhCn, en: wallEn };
