import type { Language } from '../chart-type.ts';

const word = { 'zh-CN': '其他', en: 'Others' };

/** What stands for `count` things that are too many to be drawn one by one. */
export function othersName(count: number, language: Language): string {
  return `${word[language]} (${count})`;
}
