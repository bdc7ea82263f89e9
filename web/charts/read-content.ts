import { readSource, titleInFile, type Source } from '#table';
import { guardNames } from './data/guard-names.ts';

interface ReadContent {
  readonly source: Source;
  /** that the file gives itself */
  readonly title: string | undefined;
  readonly timeZone: string | undefined;
}

/** By the parsed JSON, as it was read last. */
const contents = new WeakMap<object, ReadContent>();

/** What a content is, with names that ECharts can take. Read once, whatever a person chooses to see of it. */
export function readContent(json: unknown, timeZone: string | undefined): ReadContent {
  const key = typeof json === 'object' && json !== null ? json : undefined;
  const known = key && contents.get(key);
  if (known && known.timeZone === timeZone) return known;
  const source = guardNames(readSource(json, timeZone));
  const content = { source, title: source.kind === 'option' ? undefined : titleInFile(json), timeZone };
  if (key) contents.set(key, content);
  return content;
}
