import { ShapeError } from '../../chart-type.ts';
import type { TableInput } from '../../data/table-input.ts';
import { gridOf, type Grid } from '../../data/grid.ts';
import { lengthOf, type Labels } from '../../data/labels.ts';
import type { Name } from '../../text/titles.ts';

/** One measure, from the middle outwards. */
export interface Spoke {
  /** a label of the table by its position, or the name of a measure */
  readonly name: Name | number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** One outline, a value for each spoke. */
export interface WebShape {
  readonly name: Name | number;
  readonly values: readonly number[];
}

export interface Web {
  readonly input: TableInput;
  /** what numbers stand for as names */
  readonly labels: Labels;
  readonly spokes: readonly Spoke[];
  readonly shapes: readonly WebShape[];
  /** how many shapes are too many to be told apart */
  readonly leftOut: number;
}

export const mostShapes = 6;
const mostSpokes = 16;

/**
 * The measures are the spokes when there are three at least and no more labels than measures; else the labels are.
 * @throws {ShapeError} with fewer than three of either
 */
export function webOf(input: TableInput): Web {
  const grid = gridOf(input);
  const rows = lengthOf(grid.labels);
  if (rows === 0 || grid.series.length === 0)
    return { input, labels: grid.labels, spokes: [], shapes: [], leftOut: 0 };
  const columns = input.roles.group === undefined && grid.series.length >= 3 && rows <= grid.series.length;
  const web = columns ? byMeasure(grid, rows) : byLabel(grid, rows);
  if (web.spokes.length < 3) throw new ShapeError('tooFewSpokes');
  const shapes = web.shapes.filter(({ values }) => !values.every(Number.isNaN));
  const leftOut = Math.max(0, shapes.length - mostShapes);
  return { input, labels: grid.labels, spokes: web.spokes, shapes: shapes.slice(0, mostShapes), leftOut };
}

/** A row is a shape, every measure with a scale of its own unless all are alike. */
function byMeasure({ series }: Grid, rows: number): Pick<Web, 'spokes' | 'shapes'> {
  const used = series.slice(0, mostSpokes);
  const domains = used.map(({ values }) => domainFromZero([...values]));
  const common = domainFromZero(domains.flatMap(({ min, max }) => [min, max]));
  const least = Math.min(...domains.map(({ min, max }) => max - min));
  const alike = common.max - common.min <= 10 * least && new Set(used.map(({ unit }) => unit)).size === 1;
  return {
    spokes: used.map(({ name, unit }, i) => ({ name, unit, ...(alike ? common : (domains[i] ?? common)) })),
    shapes: Array.from({ length: rows }, (_, row) => ({
      name: row,
      values: used.map(({ values }) => values[row] ?? NaN),
    })),
  };
}

/** A measure or group is a shape, on one scale for all labels. */
function byLabel({ series }: Grid, rows: number): Pick<Web, 'spokes' | 'shapes'> {
  const common = domainFromZero(series.flatMap(({ values }) => [...values]));
  const unit = series[0]?.unit ?? '';
  return {
    spokes: Array.from({ length: Math.min(rows, mostSpokes) }, (_, row) => ({ name: row, unit, ...common })),
    shapes: series.map(({ name, values }) => ({ name, values: [...values.subarray(0, mostSpokes)] })),
  };
}

/** From zero or below it to the greatest value. */
function domainFromZero(values: readonly number[]): { min: number; max: number } {
  const known = values.filter((value) => !Number.isNaN(value));
  const [min, max] = [Math.min(0, ...known), Math.max(0, ...known)];
  return { min, max: max > min ? max : min + 1 };
}
