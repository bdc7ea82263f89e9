import { locate, type Located, type MeasureColumn } from '#table';
import { ShapeError, type ChartInput } from '../../chart-type.ts';
import { maxPoints } from '../../data/decimate.ts';
import { labelsOf, type Labels } from '../../data/labels.ts';
import { groupsOf } from '../../data/series-data.ts';
import { measureAt, measuresOf, tableInputOf, valuesOf, type TableInput } from '../../data/table-input.ts';

/** Points on a map. */
export interface LocatedPoints {
  readonly input: TableInput;
  readonly points: readonly Located[];
  /** number of points in the file */
  readonly count: number;
  /** undefined: rows have no names */
  readonly labels: Labels | undefined;
  /** the kinds of points, and the kind of each row; undefined: all are of one */
  readonly groups: { readonly names: readonly string[]; readonly of: Int32Array } | undefined;
  readonly column: MeasureColumn | undefined;
  readonly values: Float64Array;
}

/** @throws {ShapeError} without a column for each coordinate */
export function decodeLocated(given: ChartInput): LocatedPoints {
  const input = tableInputOf(given);
  const { table } = input.source;
  const { coordinates, label } = input.roles;
  if (!coordinates) throw new ShapeError('noPlaces');
  const [longitudes, latitudes] = coordinates.map((at) => measureAt(table, at).values);
  const all = locate(longitudes ?? new Float64Array(), latitudes ?? new Float64Array());
  const [column] = input.roles.values.length > 0 ? measuresOf(input) : [];
  const every = Math.ceil(all.length / maxPoints);
  return {
    input,
    points: all.filter((_, i) => i % every === 0),
    count: all.length,
    labels: label === undefined ? undefined : labelsOf(table, label),
    groups: groupsOf(input),
    column,
    values: column ? valuesOf(column) : new Float64Array(),
  };
}
