import type { WallWords } from './words.ts';

export const wallZhCn: WallWords = {
  screens: (count) => `${count} 个屏幕`,
  open: '打开',
  page: '页面',
  pageOf: (n) => `第 ${n} 页`,
  noPages: '还没有页面',
  previous: '上一页',
  next: '下一页',
  hold: '停留',
  maximised: '放大的图表',
  notMaximised: '无',
  shows: (what) => `正在显示${what}`,
};
