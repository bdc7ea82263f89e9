import type { Catalog } from '#protocol';
import { auditEn } from './en.ts';
import type { AuditWords } from './words.ts';
import { auditZhCn } from './zh-cn.ts';

export const auditWords: Catalog<AuditWords> = { 'zh-CN': auditZhCn, en: auditEn };
