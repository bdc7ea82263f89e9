import type { ChartType } from '../../chart-type.ts';
import { decodeParts, partsOption, type Parts } from '../../families/shares/parts.ts';
import { scaled } from '../../frame.ts';

/** A few parts of a whole: names and shares at the slices, and the smallest together when there are more than six. */
export const pie: ChartType<Parts> = {
  name: 'pie',
  playInterval: null,
  decode: (_json, input) => decodeParts(input),
  isEmpty: ({ empty }) => empty,
  steps: () => 1,
  toOption: (parts, view) => partsOption(parts, { hollow: false }, scaled(view)),
};
