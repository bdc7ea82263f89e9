/// <reference types="vite/client" />
import { chartTypeNames, type ChartTypeName } from '#protocol';
import { chartTypes } from '../charts/registry.ts';

/** A small file that is drawn with one chart type, as its content suggests. */
export interface Sample {
  readonly type: ChartTypeName;
  readonly file: string;
  readonly text: string;
}

const texts = import.meta.glob<string>('../gallery/*', { query: '?raw', import: 'default', eager: true });

/** One of each type; those that draw any table before the six that a shape of their own is drawn with. */
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

/** What a screen gets of such a file: the server reads CSV of every kind, these have no quotes. */
export function contentOf({ file, text }: Sample): unknown {
  if (file.endsWith('.json')) return JSON.parse(text);
  return text.split('\n').map((line) => line.split(','));
}
