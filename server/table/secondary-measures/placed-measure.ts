import type { MeasureColumn } from '../table.ts';
import { measureNameOf, type MeasureName } from './names.ts';

/** A measure and its position in the table. */
export interface PlacedMeasure {
  readonly at: number;
  readonly column: MeasureColumn;
}

/** A measure with what its name says. */
export interface NamedMeasure extends PlacedMeasure {
  readonly name: MeasureName;
}

export function withName(measure: PlacedMeasure): NamedMeasure {
  return { ...measure, name: measureNameOf(measure.column.name) };
}

/** A secondary measure, and the main one that it says something about. */
export type Secondary = readonly [at: number, main: number];
