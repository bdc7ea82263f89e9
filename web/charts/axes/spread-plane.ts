import type { View } from '../chart-type.ts';
import type { TableInput } from '../data/table-input.ts';
import { lengthOf, type Labels } from '../data/labels.ts';
import { typeScale } from '../frame.ts';
import type { Figures } from '../text/figures.ts';
import { marksWidth } from './marks.ts';
import { planeOf, type Plane } from './plane.ts';
import { axisOf, type Span } from './span.ts';
import { heightBelow, textsBelow, withinView } from './texts-below.ts';

/** Spreads are compared with each other, not with zero; a price of 3,000 that moves by 50 would be flat: see `axisOf`. */
const free = 0.9;

export interface Spreads {
  readonly input: TableInput;
  readonly unit: string;
  readonly span: Span | undefined;
}

/** The plane that spreads of values stand in, one at each label, without a legend; and what is written below it of each label. */
export function spreadPlane(
  { input: { settings }, unit, span }: Spreads,
  labels: Labels,
  figures: Figures,
  view: View,
): { readonly plane: Plane; readonly texts: readonly string[] } {
  const slot = (view.width - 3 * typeScale(view).small) / Math.max(1, lengthOf(labels));
  const below = textsBelow(labels, slot, view);
  const plane = planeOf(
    {
      heading: unit,
      names: [],
      extent: (most) => axisOf(span, settings, { most, free }),
      figures,
      bottom: heightBelow(below, view),
      right: marksWidth(settings, figures, view),
    },
    view,
  );
  return { plane, texts: withinView(below.texts, plane, view) };
}
