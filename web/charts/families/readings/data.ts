import { type Given, type Size } from '../../chart-type.ts';
import { tableOf, type GivenTable } from '../../data/given-table.ts';
import { pageSize } from '../../data/paging.ts';
import { grown } from '../../frame.ts';
import { readingsOf, type Reading } from './reading.ts';
import { roomFor } from './tiling.ts';

/** Figures that stand for themselves, side by side. */
export interface Readings {
  readonly given: GivenTable;
  readonly readings: readonly Reading[];
  /** what they should reach */
  readonly target?: Reading;
}

const most = 12;
/** A tile of a usual wall, for those who do not say how large theirs is. */
const usual = { width: 490, height: 400, unit: 1 };

/** @throws {ShapeError} for what is not a table with a measure */
export function decodeReadings(asked: Given | undefined): Readings {
  const given = tableOf(asked);
  const target = targetOf(given);
  return { given, readings: readingsOf(given), ...(target && { target }) };
}

/** The newest in the column of targets, in its place in time. */
function targetOf(given: GivenTable): Reading | undefined {
  const { target, ...roles } = given.roles;
  return target === undefined
    ? undefined
    : readingsOf({ ...given, roles: { ...roles, values: [target] } })[0];
}

/** How many are read side by side when each takes at least so many units. */
export function perPage(
  { given, readings }: Readings,
  least: { width: number; height: number },
  size: Size = usual,
): number {
  const { unit, width, height } = grown(size);
  const px = { width: least.width * unit, height: least.height * unit };
  const room = Math.min(most, roomFor(readings.length, { width, height }, px));
  return pageSize(given.settings, readings.length, room);
}
