/// <reference types="vite/client" />
import { chartTypeNames, type ChartTypeName } from '#protocol';
import { chartTypes } from '../charts/registry.ts';

/** A small file whose content leads to one chart type. */
export interface Sample {
  readonly type: ChartTypeName;
  readonly file: string;
  readonly text: string;
}

const texts = import.meta.glob<string>('../gallery/*', { query: '?raw', import: 'default', eager: true });

/** One per type; the general types come before the six originals, which need content of their own shape. */
export const samples: readonly Sample[] = [
  ...chartTypeNames.filter((type) => !Object.hasOwn(chartTypes, type)),
  ...chartTypeNames.filter((type) => Object.hasOwn(chartTypes, type)),
].flatMap(samplesOf);

function samplesOf(type: ChartTypeName): Sample[] {
  const path = Object.keys(texts).find((each) => fileOf(each).split('.')[0] === type);
  return path === undefined ? [] : [{ type, file: fileOf(path), text: texts[path]?.trimEnd() ?? '' }];
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What a screen receives for such a file. The server reads any CSV; these have no quotes. */
export function contentOf({ file, text }: Sample): unknown {
  if (file.endsWith('.json')) return JSON.parse(text);
  return text.split('\n').map((line) => line.split(','));
}
