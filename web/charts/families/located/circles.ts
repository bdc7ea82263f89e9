import type { Located } from '#table';
import type { View } from '../../chart-type.ts';
import { labelAt } from '../../data/labels.ts';
import { typeScale } from '../../frame.ts';
import type { geoFrame } from '../../shapes/geo-frame.ts';
import { fitText, textWidth } from '../../text/measure.ts';
import { placeLabels, type Side } from '../../text/place-labels.ts';
import { valueFormatOf } from '../../text/value-format.ts';
import type { LocatedPoints } from './data.ts';

/** A point as it is drawn. */
export interface Circle extends Located {
  /** px */
  readonly diameter: number;
  readonly label: string;
  /** of its label; undefined: its name is only in the tooltip */
  readonly side: Side | undefined;
}

/** With more points, names are not drawn. */
const maxNamed = 40;
/** In ems. */
const longestName = 9;

/** The circles of the points, large ones first, so that small ones are drawn on top and the largest have their names. */
export function circlesOf(
  data: LocatedPoints,
  { box, toPixel }: ReturnType<typeof geoFrame>,
  view: View,
): readonly Circle[] {
  const { points, labels, values, column, input } = data;
  const diameterOf = diameters(data, Math.min(box.width, box.height), view);
  const circles = points
    .map((point) => ({ ...point, diameter: diameterOf(point.row), label: '', side: undefined }))
    .toSorted((one, other) => other.diameter - one.diameter);
  const isRoomy = Math.min(view.width, view.height) >= 320 * view.unit;
  if (!labels || !isRoomy || points.length > maxNamed) return circles;
  const { small, gap } = typeScale(view);
  const format = valueFormatOf(input.settings, view.language).labels([...values]);
  const names = circles.map(({ row }) => {
    const name = fitText(labelAt(labels, row, view.language), longestName * small, small);
    return column ? `${name} ${format(values[row] ?? NaN)}` : name;
  });
  const sides = placeLabels(
    circles.map(({ longitude, latitude, diameter }, i) => ({
      ...toPixel([longitude, latitude]),
      width: textWidth(names[i] ?? '', small) + gap,
      height: small * 1.2,
      reach: diameter / 2,
    })),
    view,
    0,
  );
  return circles.map((circle, i) => ({ ...circle, label: names[i] ?? '', side: sides[i] }));
}

/** The area of a circle is proportional to its value, if no value is below zero. */
function diameters(
  { points, values, column }: LocatedPoints,
  size: number,
  { unit }: View,
): (row: number) => number {
  const [usual, largest] = points.length > 2000 ? [4, 0.03] : points.length > 200 ? [7, 0.05] : [12, 0.1];
  const max = values.reduce((most, value) => (value > most ? value : most), 0);
  if (!column || max === 0 || values.some((value) => value < 0)) return () => usual * unit;
  const most = Math.max(2 * usual * unit, largest * size);
  return (row) => Math.max((usual / 2) * unit, most * Math.sqrt((values[row] || 0) / max));
}
