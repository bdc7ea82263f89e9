import type { PlotArea } from '../axes/plot-area.ts';
import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { widest } from './measure.ts';
import { endLabelName } from './names.ts';

/** px beside a plane that names at the ends of lines take, dots and gaps included. */
export function endLabelsWidth(names: readonly string[], view: View): number {
  const { text, gap } = typeScale(view);
  return (
    widest(
      names.map((name) => endLabelName(name, view)),
      text,
    ) +
    dotOf(view) +
    2.5 * gap
  );
}

/**
 * ECharts' words for the names at the ends of lines: a dot in the line's colour, and the name. Each stands at its end's `value`, or as near
 * as the others let it; `shown` is the value where ECharts would write it.
 */
export function endLabels(
  ends: readonly {
    readonly name: string;
    readonly colour: string;
    readonly value: number;
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
    // Below the plane are the axis' own labels.
    { top: -top, bottom: height + text / 4 },
  );
  return ends.map(({ name, colour, value, shown = value }, i) => ({
    show: true,
    distance: gap,
    offset: [0, (places[i] ?? 0) - pixel(shown)],
    fontSize: text,
    rich: dotStyle(colour, view),
    formatter: () => withDot(endLabelName(name, view)),
  }));
}

function dotOf({ unit }: View): number {
  return 10 * unit;
}

/** ECharts' words for a dot before a name, as `withDot` writes it. */
export function dotStyle(colour: string, view: View) {
  const dot = dotOf(view);
  return { dot: { width: dot, height: dot, borderRadius: dot / 2, backgroundColor: colour } };
}

export function withDot(name: string): string {
  return `{dot|} ${plain(name)}`;
}

/** Names come from files: what looks like a style in one is text. */
function plain(name: string): string {
  return name.replace(/\{(?=\w+\|)/g, '{\u2060');
}
