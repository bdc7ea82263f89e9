import type { ChartSettings } from '#protocol';

/** What a side-car says about how the data file is read; all else in it is about how the chart is drawn. */
export type ReadingOptions = Readonly<Pick<ChartSettings, 'encoding' | 'sheet' | 'range'>>;

export function readingOptionsIn({ encoding, sheet, range }: ChartSettings = {}): ReadingOptions {
  return { encoding, sheet, range };
}

export function areSameOptions(a: ReadingOptions, b: ReadingOptions): boolean {
  return a.encoding === b.encoding && a.sheet === b.sheet && a.range === b.range;
}
