import type { Given } from '../../chart-type.ts';
import { tableOf, type GivenTable } from '../../data/given-table.ts';
import { tracksOf, type Tracks } from './tracks.ts';

export interface Lines extends Tracks {
  readonly given: GivenTable;
}

/** @throws {ShapeError} for what is not a table with a measure */
export function decodeLines(asked: Given | undefined): Lines {
  const given = tableOf(asked);
  return { given, ...tracksOf(given) };
}
