import type { ChartType } from './chart-type.ts';

/** Draws a content that holds nothing yet: not at all, which the tile puts into words. */
export const nothing: ChartType = {
  name: 'nothing',
  pace: null,
  decode: () => undefined,
  isEmpty: () => true,
  steps: () => 1,
  toOption: () => ({}),
};
