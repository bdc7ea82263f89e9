import type { Domain } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import { labelAt } from '../../data/labels.ts';
import { typeScale } from '../../frame.ts';
import { fitText, textWidth } from '../../text/measure.ts';
import { placeLabels, type Side } from '../../text/place-labels.ts';
import type { Points } from './data.ts';
import { maxGroups, type PointsPlot } from './layout.ts';

/** How a row is drawn. */
export interface Mark {
  readonly row: number;
  /** px */
  readonly diameter: number;
  readonly label: string;
  /** where its name fits; undefined: only in the tooltip */
  readonly side: Side | 'inside' | undefined;
}

/** With more points, names are not drawn. */
const maxNamed = 40;
const longestName = 8;

/** The marks of each group, large ones first, so that small ones are drawn on top. */
export function pointMarks(points: Points, plot: PointsPlot, view: View): readonly (readonly Mark[])[] {
  const groups = points.groups.slice(0, maxGroups);
  const diameterOf = diameters(points, plot, view);
  const named =
    points.labels !== undefined && groups.reduce((sum, { rows }) => sum + rows.length, 0) <= maxNamed;
  const marks = groups.map(({ rows }) =>
    rows
      .map((row) => ({
        row,
        diameter: diameterOf(row),
        label: named ? nameOf(points, row, view) : '',
        side: undefined,
      }))
      .toSorted((one, other) => other.diameter - one.diameter),
  );
  return named ? withSides(points, marks, plot, view) : marks;
}

function nameOf({ labels }: Points, row: number, view: View): string {
  const { small } = typeScale(view);
  return labels ? fitText(labelAt(labels, row, view.language), longestName * small, small) : '';
}

/** The area of a bubble is proportional to its value. The more points, the smaller they are. */
function diameters(
  { size, count }: Points,
  { plotArea }: PointsPlot,
  { unit }: View,
): (row: number) => number {
  const usual = unit * (count > 2000 ? 4 : count > 300 ? 6 : count > 60 ? 9 : 12);
  if (!size) return () => usual;
  const [least, most] = [6 * unit, Math.min(plotArea.width, plotArea.height) * (count > 60 ? 0.12 : 0.2)];
  const max = Math.max(Math.abs(size.extent?.max ?? 0), Math.abs(size.extent?.min ?? 0)) || 1;
  return (row) => Math.max(least, most * Math.sqrt(Math.abs(size.values[row] ?? 0) / max));
}

/** Names are inside their bubbles if they fit, else beside them, and never overlap. */
function withSides({ x, y }: Points, marks: readonly (readonly Mark[])[], plot: PointsPlot, view: View) {
  const { small } = typeScale(view);
  const { plotArea, domain } = plot;
  const inside: Box[] = [];
  const all = marks.flat().map((mark) => {
    const [across, up] = [shareIn(domain, x.values[mark.row]), shareIn(plotArea.domain, y.values[mark.row])];
    const at = { x: across * plotArea.width, y: plotArea.top + (1 - up) * plotArea.height };
    const width = textWidth(mark.label, small);
    const box = { ...at, width, height: small };
    if (width > mark.diameter * 0.92) return { ...box, mark, reach: mark.diameter / 2, within: false };
    const clear = !inside.some((other) => touch(box, other));
    if (clear) inside.push(box);
    return {
      ...at,
      mark,
      width: clear ? 0 : width,
      height: clear ? 0 : small,
      reach: mark.diameter / 2,
      within: clear,
    };
  });
  // Names may leave the plot area at the top and right, but must not cover the tick labels.
  const area = { width: view.width - plotArea.left, height: plotArea.top + plotArea.height };
  const sides = placeLabels(all, area, 0);
  const sideOf = new Map(all.map(({ mark, within }, i) => [mark, within ? ('inside' as const) : sides[i]]));
  return marks.map((group) => group.map((mark) => ({ ...mark, side: sideOf.get(mark) })));
}

function shareIn({ min, max }: Domain, value = 0): number {
  return (value - min) / (max - min);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function touch(one: Box, other: Box): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + one.height / 4 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2
  );
}
