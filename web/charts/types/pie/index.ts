import type { ChartType } from '../../chart-type.ts';
import { decodeParts, partsOption, type Parts } from '../../families/shares/parts.ts';
import { scaled } from '../../frame.ts';
import { measureNote } from '../../text/headings.ts';

/** A pie of at most six slices with names and shares; the smallest are combined. */
export const pie: ChartType<Parts> = {
  name: 'pie',
  playInterval: null,
  decode: (_json, input) => decodeParts(input),
  isEmpty: ({ empty }) => empty,
  steps: () => 1,
  note: ({ input }, language) => measureNote(input, language),
  toOption: (parts, view) => partsOption(parts, { hollow: false }, scaled(view)),
};
