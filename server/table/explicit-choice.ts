import type { ChartTypeName } from '#protocol';
import type { Choice, Reason } from './choice.ts';
import type { Facts } from './facts.ts';
import { rolesFor } from './roles.ts';
import { originalsIn, ofOption, ofOriginal, ofTree } from './rules/other-sources.ts';
import type { Source } from './table.ts';
import { typeWords } from './reason-text.ts';

/** The type that a person asked for if the content can be drawn with it; else the automatic choice, and why. */
export function forced(
  type: ChartTypeName,
  source: Source,
  facts: Facts | undefined,
  automatic: () => Choice,
): Choice {
  if (source.kind === 'empty') return { ...automatic(), type };
  const choice = facts ? ofTable(type, facts) : ofOther(type, source);
  const original = originalsIn(source).find((one) => one === type);
  return choice ?? (original ? { ...ofOriginal(original), reason: asked } : refuse(type, automatic()));
}

function ofTable(type: ChartTypeName, facts: Facts): Choice | undefined {
  const roles = rolesFor(type, facts);
  return roles && { type, reason: asked, roles };
}

function ofOther(type: ChartTypeName, source: Source): Choice | undefined {
  if (source.kind === 'tree' && (type === 'sunburst' || type === 'treemap'))
    return { ...ofTree(source.root), type, reason: asked };
  return source.kind === 'option' && type === 'option' ? { ...ofOption(), reason: asked } : undefined;
}

const asked: Reason = { 'zh-CN': '由设置文件指定', en: 'as the settings say' };

/** What each type needs, for those whose wish was refused. */
const needs: Partial<Record<ChartTypeName, Reason>> = {
  scatter: { 'zh-CN': '需要两个指标', en: 'needs two measures' },
  bubble: { 'zh-CN': '需要三个指标', en: 'needs three measures' },
  heatmap: {
    'zh-CN': '需要两个类别列和一个指标，或多个指标',
    en: 'needs two columns of categories and a measure, or several measures',
  },
  calendar: { 'zh-CN': '需要日期和指标', en: 'needs dates and a measure' },
  candlestick: {
    'zh-CN': '需要开盘、最高、最低、收盘四列',
    en: 'needs the columns open, high, low and close',
  },
  radar: { 'zh-CN': '需要至少三个指标', en: 'needs three measures or more' },
  china: { 'zh-CN': '需要省份和指标', en: 'needs provinces and a measure' },
  world: { 'zh-CN': '需要国家和指标', en: 'needs countries and a measure' },
  sankey: {
    'zh-CN': '需要不成环的来源、去向和数值',
    en: 'needs source, target and value that do not run in circles',
  },
  sunburst: {
    'zh-CN': '需要带 children 的树，或名称和指标',
    en: 'needs a tree with children, or names and a measure',
  },
  treemap: {
    'zh-CN': '需要带 children 的树，或名称和指标',
    en: 'needs a tree with children, or names and a measure',
  },
  option: { 'zh-CN': '需要 ECharts 配置', en: 'needs an ECharts option' },
};
const usualNeed: Reason = { 'zh-CN': '缺少所需的列', en: 'lacks the columns that it needs' };
const originalNeed: Reason = { 'zh-CN': '内容不符合它的格式', en: 'needs its own shape of content' };
const originals: readonly ChartTypeName[] = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];

function refuse(type: ChartTypeName, automatic: Choice): Choice {
  const need = originals.includes(type) ? originalNeed : (needs[type] ?? usualNeed);
  const words = typeWords[type];
  return {
    ...automatic,
    refused: { 'zh-CN': `${words['zh-CN']}：${need['zh-CN']}`, en: `${words.en}: ${need.en}` },
  };
}
