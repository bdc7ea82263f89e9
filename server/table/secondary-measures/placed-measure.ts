import type { MeasureColumn } from '../table.ts';

/** A measure and its position in the table. */
export interface PlacedMeasure {
  readonly at: number;
  readonly column: MeasureColumn;
}

/** A secondary measure, and the main one that it says something about. */
export type Secondary = readonly [at: number, main: number];
