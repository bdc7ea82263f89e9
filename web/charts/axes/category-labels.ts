import type { View } from '../chart-type.ts';
import { axisTexts, labelTexts, type Labels } from '../data/labels.ts';
import { sample } from '../data/sample.ts';
import { typeScale } from '../frame.ts';
import { textWidth, widest, wrapText } from '../text/measure.ts';
import { sharedStart } from '../text/row-names.ts';
import { labelStep, isSequence, longestName, shortNames } from './name-ticks.ts';

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
  const longest = widest(sample(labels.names), small);
  const startFor = (most: number): string => (mayShare && longest > most ? sharedStart(labels.names) : '');
  if (room < 2.2 * small) return sparseLabels(labels, startFor(longestName * small), slot, view);
  if (longest <= room) return oneLine(labelTexts(labels, view.language));
  const whole = wrapped(labelTexts(labels, view.language), room, small);
  const shared = cutIn(whole) > 0 ? startFor(room) : '';
  const texts = wrapped(labelTexts(without(shared, labels), view.language), room, small);
  const cut = cutIn(texts);
  const isLittle = room < 3 * small && cut > texts.length / 2;
  return isLittle || (cut > 0 && isSequence(labels.names))
    ? sparseLabels(labels, startFor(longestName * small), slot, view)
    : { texts, lines: texts.some((text) => text.includes('\n')) ? 2 : 1, shared };
}

type Names = Extract<Labels, { kind: 'names' }>;

function wrapped(names: readonly string[], room: number, fontSize: number): string[] {
  return names.map((name) => wrapText(name, room, fontSize, 2));
}

function cutIn(texts: readonly string[]): number {
  return texts.filter((text) => text.includes('…')).length;
}

function without(start: string, labels: Names): Names {
  return {
    ...labels,
    names: labels.names.map((name) => (name.startsWith(start) ? name.slice(start.length) : name)),
  };
}

function sparseLabels(labels: Names, shared: string, slot: number, view: View): CategoryLabels {
  return { texts: nameLabels(without(shared, labels), slot, view), lines: 1, shared };
}

/** Every nth name, on one line. */
function nameLabels(labels: Names, slot: number, view: View): string[] {
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
