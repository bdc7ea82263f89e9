import type { ChartType } from './chart-type.ts';

/** Stands in for content that holds nothing yet: draws nothing, and the tile says so. */
export const noData: ChartType = {
  name: 'nothing',
  playInterval: null,
  decode: () => undefined,
  isEmpty: () => true,
  steps: () => 1,
  toOption: () => ({}),
};
