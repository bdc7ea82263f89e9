import { ShapeError } from '../../chart-type.ts';
import type { TableInput } from '../../data/table-input.ts';
import { seriesDataOf, type SeriesData } from '../../data/series-data.ts';
import { lengthOf, type Labels } from '../../data/labels.ts';
import type { Name } from '../../text/titles.ts';

/** An axis of the radar, as in ECharts' `radar.indicator`. */
export interface RadarIndicator {
  /** index of a label, or the name of a measure */
  readonly name: Name | number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** One polygon, with a value per indicator. */
export interface RadarShape {
  readonly name: Name | number;
  readonly values: readonly number[];
}

export interface RadarData {
  readonly input: TableInput;
  /** names by index */
  readonly labels: Labels;
  readonly indicators: readonly RadarIndicator[];
  readonly shapes: readonly RadarShape[];
  /** number of shapes that are not drawn */
  readonly leftOut: number;
}

export const maxShapes = 6;
const maxIndicators = 16;

/**
 * The measures are the indicators if there are at least three, and no more labels than measures; else the labels are. @throws {ShapeError}
 * with fewer than three indicators
 */
export function radarDataOf(input: TableInput): RadarData {
  const seriesData = seriesDataOf(input);
  const rows = lengthOf(seriesData.labels);
  if (rows === 0 || seriesData.series.length === 0)
    return { input, labels: seriesData.labels, indicators: [], shapes: [], leftOut: 0 };
  const columns =
    input.roles.group === undefined && seriesData.series.length >= 3 && rows <= seriesData.series.length;
  const data = columns ? byMeasure(seriesData, rows) : byLabel(seriesData, rows);
  if (data.indicators.length < 3) throw new ShapeError('tooFewIndicators');
  const shapes = data.shapes.filter(({ values }) => !values.every(Number.isNaN));
  const leftOut = Math.max(0, shapes.length - maxShapes);
  return {
    input,
    labels: seriesData.labels,
    indicators: data.indicators,
    shapes: shapes.slice(0, maxShapes),
    leftOut,
  };
}

/** Each row is a shape. Measures have scales of their own, unless unit and size are similar. */
function byMeasure({ series }: SeriesData, rows: number): Pick<RadarData, 'indicators' | 'shapes'> {
  const used = series.slice(0, maxIndicators);
  const domains = used.map(({ values }) => domainFromZero([...values]));
  const common = domainFromZero(domains.flatMap(({ min, max }) => [min, max]));
  const least = Math.min(...domains.map(({ min, max }) => max - min));
  const alike = common.max - common.min <= 10 * least && new Set(used.map(({ unit }) => unit)).size === 1;
  return {
    indicators: used.map(({ name, unit }, i) => ({
      name,
      unit,
      ...(alike ? common : (domains[i] ?? common)),
    })),
    shapes: Array.from({ length: rows }, (_, row) => ({
      name: row,
      values: used.map(({ values }) => values[row] ?? NaN),
    })),
  };
}

/** Each measure or group is a shape; all labels share one scale. */
function byLabel({ series }: SeriesData, rows: number): Pick<RadarData, 'indicators' | 'shapes'> {
  const common = domainFromZero(series.flatMap(({ values }) => [...values]));
  const unit = series[0]?.unit ?? '';
  return {
    indicators: Array.from({ length: Math.min(rows, maxIndicators) }, (_, row) => ({
      name: row,
      unit,
      ...common,
    })),
    shapes: series.map(({ name, values }) => ({ name, values: [...values.subarray(0, maxIndicators)] })),
  };
}

/** From zero, or the smallest negative value, to the largest. */
function domainFromZero(values: readonly number[]): { min: number; max: number } {
  const known = values.filter((value) => !Number.isNaN(value));
  const [min, max] = [Math.min(0, ...known), Math.max(0, ...known)];
  return { min, max: max > min ? max : min + 1 };
}
