import type { Catalog } from '#protocol';
import { chartsEn } from './en.ts';
import type { ChartWords } from './words.ts';
import { chartsZhCn } from './zh-cn.ts';

export type { ShapeReason } from './words.ts';

export const chartWords: Catalog<ChartWords> = { 'zh-CN': chartsZhCn, en: chartsEn };
