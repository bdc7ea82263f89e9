import type { View } from '../chart-type.ts';
import { axisTexts, labelTexts, type Labels } from '../data/labels.ts';
import { sample } from '../data/sample.ts';
import { typeScale } from '../frame.ts';
import { textWidth, widest, wrapText } from '../text/measure.ts';
import { sharedStart } from '../text/row-names.ts';
import { labelStep, isSequence, shortNames } from './name-ticks.ts';

/** One label per category; '' where a label does not fit. */
export interface CategoryLabels {
  readonly texts: readonly string[];
  /** of the tallest label */
  readonly lines: 1 | 2;
  /** the start of all names that is left out, to be said once; '' for none */
  readonly shared: string;
}

/**
 * Names are wrapped on up to two lines. Some labels are skipped, and the others kept on one line, when a slot is too narrow for a few
 * letters, when most names would be truncated beyond recognition, and for times and numbered names. ECharts' own labels break words, or are
 * cut at the end.
 * @param mayShare names may lose the words that all start with, before they are cut: the caller says them once
 */
export function categoryLabels(
  labels: Labels,
  slot: number,
  view: View,
  { mayShare = false } = {},
): CategoryLabels {
  const { small, gap } = typeScale(view);
  const room = slot - gap;
  const oneLine = (texts: readonly string[]): CategoryLabels => ({ texts, lines: 1, shared: '' });
  if (labels.kind === 'times') return oneLine(timeLabels(labels, slot, view));
  if (room < 2.2 * small) return oneLine(nameLabels(labels, slot, view));
  const names = labelTexts(labels, view.language);
  if (widest(sample(names), small) <= room) return oneLine(names);
  const wrapped = (start: string) =>
    names.map((name) => wrapText(name.slice(name === '' ? 0 : start.length), room, small, 2));
  const cutIn = (texts: readonly string[]): number => texts.filter((text) => text.includes('…')).length;
  const whole = wrapped('');
  const shared = mayShare && cutIn(whole) > 0 ? sharedStart(names) : '';
  const texts = shared === '' ? whole : wrapped(shared);
  const cut = cutIn(texts);
  const isLittle = room < 3 * small && cut > texts.length / 2;
  return isLittle || (cut > 0 && isSequence(names))
    ? oneLine(nameLabels(labels, slot, view))
    : { texts, lines: texts.some((text) => text.includes('\n')) ? 2 : 1, shared };
}

/** Every nth name, on one line. */
function nameLabels(labels: Extract<Labels, { kind: 'names' }>, slot: number, view: View): string[] {
  const every = labelStep(shortNames(sample(labels.names), view), slot, view);
  return shortNames(axisTexts(labels, every, view.language), view);
}

/**
 * The text of a time depends on the label before it, so only the labels of this step are measured. The first one says the year, and is as
 * far from the edge as it needs.
 */
function timeLabels(labels: Labels, slot: number, view: View): readonly string[] {
  const { small } = typeScale(view);
  for (let every = 1; ; every++) {
    const [longest = ''] = axisTexts(labels, every, view.language);
    const first = Math.min(every - 1, Math.max(0, Math.ceil(textWidth(longest, small) / 2 / slot - 0.5)));
    const texts = axisTexts(labels, every, view.language, first);
    const shown = texts.filter((text) => text !== '');
    if (shown.length < 2 || labelStep(shown, slot, view) <= every) return texts;
    every = Math.max(every, labelStep(shown, slot, view) - 1);
  }
}

/** Hides the labels that the edge of the drawing would clip. */
export function withoutClipped(
  texts: readonly string[],
  { left, width }: { readonly left: number; readonly width: number },
  view: View,
): string[] {
  const { small } = typeScale(view);
  return texts.map((text, i) => {
    if (text === '') return text;
    const middle = left + ((i + 0.5) * width) / texts.length;
    const half = widest(text.split('\n'), small) / 2;
    return middle - half < -1 || middle + half > view.width + 1 ? '' : text;
  });
}

/** Height in px, including the gap above the labels. */
export function categoryLabelsHeight({ lines }: Pick<CategoryLabels, 'lines'>, view: View): number {
  const { small, gap } = typeScale(view);
  return lines * 1.25 * small + gap;
}
