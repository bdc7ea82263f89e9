import { type ChartInput, type Size } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { pageSize } from '../../data/paging.ts';
import { scaled } from '../../frame.ts';
import { readingsOf, type Reading } from './reading.ts';
import { roomFor } from './tiling.ts';

/** Figures that stand for themselves, side by side. */
export interface Readings {
  readonly input: TableInput;
  readonly readings: readonly Reading[];
  /** what they should reach */
  readonly target?: Reading;
}

const most = 12;
/** A tile of a usual wall, for those who do not say how large theirs is. */
const usual = { width: 490, height: 400, unit: 1 };

/** @throws {ShapeError} for what is not a table with a measure */
export function decodeReadings(given: ChartInput | undefined): Readings {
  const input = tableInputOf(given);
  const target = targetOf(input);
  return { input, readings: readingsOf(input), ...(target && { target }) };
}

/** The newest in the column of targets, in its place in time. */
function targetOf(input: TableInput): Reading | undefined {
  const { target, ...roles } = input.roles;
  return target === undefined
    ? undefined
    : readingsOf({ ...input, roles: { ...roles, values: [target] } })[0];
}

/** How many are read side by side when each takes at least so many units. */
export function perPage(
  { input, readings }: Readings,
  least: { width: number; height: number },
  size: Size = usual,
): number {
  const { unit, width, height } = scaled(size);
  const px = { width: least.width * unit, height: least.height * unit };
  const room = Math.min(most, roomFor(readings.length, { width, height }, px));
  return pageSize(input.settings, readings.length, room);
}
