import type { Catalog } from '#protocol';
import { messageEn } from './en.ts';
import type { MessageWords } from './words.ts';
import { messageZhCn } from './zh-cn.ts';

export const messageWords: Catalog<MessageWords> = { 'zh-CN': messageZhCn, en: messageEn };
