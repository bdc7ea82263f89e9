import type { ChartType } from '../../chart-type.ts';
import { decodeParts, partsOption, type Parts } from '../../families/shares/parts.ts';
import { scaled } from '../../frame.ts';
import { measureNote } from '../../text/headings.ts';

/** A ring of at most six slices around the total; the smallest are combined. */
export const ring: ChartType<Parts> = {
  name: 'ring',
  playInterval: null,
  decode: (_json, input) => decodeParts(input),
  isEmpty: ({ empty }) => empty,
  steps: () => 1,
  note: ({ input }, language) => measureNote(input, language),
  toOption: (parts, view) => partsOption(parts, { hollow: true }, scaled(view)),
};
