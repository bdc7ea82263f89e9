import { byFormat } from '../chart-file.ts';

/** The data files of each chart, `sales.json` and `sales.csv`: the first of them is the chart, the others are told as mistakes. */
export function createRivals() {
  const rivals = new Map<string, string[]>();

  return {
    /** The file that is the chart. */
    first: (name: string): string | undefined => rivals.get(name)?.[0],

    /** A file is there. Returns the one that was the chart until now, if it is not that any more. */
    add(name: string, file: string): string | undefined {
      const before = rivals.get(name) ?? [];
      if (before.includes(file)) return undefined;
      const after = [...before, file].sort(byFormat);
      rivals.set(name, after);
      return after[0] === file ? before[0] : undefined;
    },

    /** A file is gone. */
    drop(name: string, file: string): void {
      const left = (rivals.get(name) ?? []).filter((each) => each !== file);
      if (left.length > 0) rivals.set(name, left);
      else rivals.delete(name);
    },
  };
}
