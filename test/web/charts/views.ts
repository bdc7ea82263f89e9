import type { View } from '../../../web/charts/chart-type.ts';
import { themes } from '../../../web/charts/themes/themes.ts';

/** A tile on a wall of 1920 x 1080. */
export const tile: View = {
  width: 490,
  height: 400,
  unit: 1,
  theme: themes.chalk,
  language: 'zh-CN',
  step: 0,
  motion: true,
};

/** From the smallest tile to a maximised one on a 4K screen, landscape and portrait. */
export const sizes = [
  { width: 300, height: 200, unit: 1 },
  { width: 350, height: 280, unit: 0.71 },
  { width: 490, height: 400, unit: 1 },
  { width: 260, height: 480, unit: 1 },
  { width: 800, height: 190, unit: 1 },
  { width: 3720, height: 1840, unit: 2 },
] as const;

export const longName = '一个非常非常长的商家名称需要在中间截断有限责任公司上海分公司第三营业部门销售二组';
