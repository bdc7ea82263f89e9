/** What stands at the sum of all parts. */
export const totalWord = { 'zh-CN': '合计', en: 'Total' };
