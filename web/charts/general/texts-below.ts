import type { View } from '../chart-type.ts';
import { sizesOf } from '../frame.ts';
import { widest, wrapText } from '../measure.ts';
import { axisTexts, labelTexts, type Labels } from './labels.ts';
import { everyOf, shortName } from './name-ticks.ts';

/** Texts in equal slots below a plane; empty where none has room. */
export interface TextsBelow {
  readonly texts: readonly string[];
  /** of the longest of them */
  readonly lines: 1 | 2;
}

/** Names wrapped on one or two lines; where they have no room for a few letters, and for times, only every so many, on one. */
export function textsBelow(labels: Labels, slot: number, view: View): TextsBelow {
  const { small, gap } = sizesOf(view);
  const room = slot - gap;
  if (labels.kind === 'times' || room < 2.2 * small) {
    const short =
      labels.kind === 'times'
        ? labels
        : { ...labels, names: labels.names.map((name) => shortName(name, view)) };
    const every = everyOf(axisTexts(short, 1, view.language), slot, view);
    return { texts: axisTexts(short, every, view.language), lines: 1 };
  }
  const names = labelTexts(labels, view.language);
  const lines = widest(names, small) <= room ? 1 : 2;
  return { texts: names.map((name) => wrapText(name, room, small, lines)), lines };
}

/** The texts without those that the edge of the drawing would cut. */
export function withinView(
  texts: readonly string[],
  { left, width }: { readonly left: number; readonly width: number },
  view: View,
): string[] {
  const { small } = sizesOf(view);
  return texts.map((text, i) => {
    const middle = left + ((i + 0.5) * width) / texts.length;
    const half = widest(text.split('\n'), small) / 2;
    return middle - half < -1 || middle + half > view.width + 1 ? '' : text;
  });
}

/** px that they take, the gap above them included. */
export function heightBelow({ lines }: Pick<TextsBelow, 'lines'>, view: View): number {
  const { small, gap } = sizesOf(view);
  return lines * 1.25 * small + gap;
}
