import type { DataWords } from './words.ts';

export const dataZhCn: DataWords = {
  caption: '数据文件',
  columns: { name: '文件', state: '状态', age: '更改时间', revision: '版本', size: '大小' },
  states: { held: '已暂扣', broken: '有错误', settings: '设置有错误', good: '正常' },
  drawnAs: (type) => `图表类型 ${type}`,
  accept: '接受',
  accepted: (name) => `${name} 的新内容已显示`,
  heldSince: (time) => `${time} 写入的内容已暂扣，仍显示下方最后的正常数据。`,
  picture: (name) => `大屏上的 ${name}`,
  lastGood: (time, age) => `大屏显示的数据：${time} 写入，${age}`,
  empty: '还没有文件',
  emptyHint: '将表格或列表放入数据文件夹：JSON、CSV 或电子表格，会立即绘制。',
};
