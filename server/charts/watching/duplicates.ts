import type { Problem } from '#protocol';
import { reasonOf } from '../../words/index.ts';
import { byFormat } from '../chart-file.ts';

/** The data files of each chart, e.g. `sales.json` and `sales.csv`: the first of them is the chart, the others are duplicates. */
export function createDuplicates() {
  const files = new Map<string, string[]>();

  return {
    /** The file that is the chart. */
    first: (name: string): string | undefined => files.get(name)?.[0],

    /** Returns the file that was the chart until now, if this one takes its place. */
    add(name: string, file: string): string | undefined {
      const before = files.get(name) ?? [];
      if (before.includes(file)) return undefined;
      const after = [...before, file].sort(byFormat);
      files.set(name, after);
      return after[0] === file ? before[0] : undefined;
    },

    remove(name: string, file: string): void {
      const left = (files.get(name) ?? []).filter((each) => each !== file);
      if (left.length > 0) files.set(name, left);
      else files.delete(name);
    },
  };
}

/** For a file that would be a chart if there were not another of its name. */
export function duplicateOf(file: string, first: string): Problem {
  return { code: 'duplicate', file, ...reasonOf((words) => words.file.duplicate(first)) };
}
