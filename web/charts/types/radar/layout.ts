import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { textWidth } from '../../text/measure.ts';

/** The label of an indicator. */
export interface IndicatorLabel {
  readonly name: string;
  /** below the name; '' for none */
  readonly value: string;
}

export interface RadarPlot {
  readonly cx: number;
  readonly cy: number;
  readonly radius: number;
  /** widest name, px */
  readonly column: number;
  readonly words: readonly IndicatorLabel[];
}

/** The largest grid that leaves room for its labels. ECharts' own radar draws a missing value as one in the middle. */
export function layOutRadar(words: readonly IndicatorLabel[], top: number, view: View): RadarPlot {
  const { text, line, gap } = typeScale(view);
  const lines = words.some(({ value }) => value) ? 2 : 1;
  // Only labels at the sides narrow the grid; those above and below are centred.
  const beside = words.filter((_, i) => Math.abs(Math.sin(angleOf(i, words.length))) > 0.3);
  const widest = Math.max(
    0,
    ...beside.map(({ name, value }) => Math.max(textWidth(name, text), textWidth(value, text, 600))),
  );
  const column = Math.min(widest, view.width * 0.26);
  const height = view.height - top;
  const radius = Math.max(
    8,
    Math.min(height / 2 - lines * line - gap / 2, view.width / 2 - column - 2 * gap),
  );
  return { cx: view.width / 2, cy: top + height / 2, radius, column, words };
}

/** Clockwise from the top. */
export function angleOf(index: number, count: number): number {
  return (2 * Math.PI * index) / count;
}

/** The point at a share of an axis, px. */
export function pointAt(
  { cx, cy, radius, words }: RadarPlot,
  index: number,
  share: number,
): [number, number] {
  const angle = angleOf(index, words.length);
  return [cx + radius * share * Math.sin(angle), cy - radius * share * Math.cos(angle)];
}
