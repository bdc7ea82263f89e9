import type { PlotArea } from '../axes/plot-area.ts';
import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { textWidth } from './measure.ts';
import { endLabelName } from './names.ts';

/** px to the right of the plot area for names at the ends of lines, including dots and gaps. */
export function endLabelsWidth(names: readonly string[], view: View, values: readonly string[] = []): number {
  const { text, gap } = typeScale(view);
  const widths = names.map((name, i) => {
    const value = values[i] ?? '';
    return textWidth(endLabelName(name, view), text) + (value === '' ? 0 : textWidth(` ${value}`, text, 600));
  });
  return Math.max(0, ...widths) + dotOf(view) + 2.5 * gap;
}

/**
 * Options for the names at the ends of lines: a dot in the line's colour, the name, and the last value. Each stands as near to its `value` as the other
 * labels allow; `shown` is the value where ECharts would place it.
 */
export function endLabels(
  ends: readonly {
    readonly name: string;
    readonly colour: string;
    readonly value: number;
    /** after the name */
    readonly said?: string | undefined;
    readonly shown?: number;
  }[],
  { domain, height, top }: Pick<PlotArea, 'domain' | 'height' | 'top'>,
  view: View,
) {
  const { text, gap } = typeScale(view);
  const pixel = (value: number): number => ((domain.max - value) / (domain.max - domain.min)) * height;
  const places = resolveOverlaps(
    ends.map(({ value }) => pixel(value)),
    1.2 * text,
    // The axis labels begin below the plot area.
    { top: -top, bottom: height + text / 4 },
  );
  return ends.map(({ name, colour, value, said, shown = value }, i) => ({
    show: true,
    distance: gap,
    offset: [0, (places[i] ?? 0) - pixel(shown)],
    fontSize: text,
    rich: { ...dotStyle(colour, view), value: { fontWeight: 600, fontSize: text } },
    formatter: () => withDot(endLabelName(name, view)) + (said ? `{value| ${said}}` : ''),
  }));
}

function dotOf({ unit }: View): number {
  return 10 * unit;
}

/** The rich text style of the dot that `withDot` writes. */
export function dotStyle(colour: string, view: View) {
  const dot = dotOf(view);
  return { dot: { width: dot, height: dot, borderRadius: dot / 2, backgroundColor: colour } };
}

/** A name behind a dot; `style` is the name of the dot's style. */
export function withDot(name: string, style = 'dot'): string {
  return `{${style}|} ${plain(name)}`;
}

/** Names come from files, so `{style|` in a name is text. */
export function plain(name: string): string {
  return name.replace(/\{(?=\w+\|)/g, '{\u2060');
}
