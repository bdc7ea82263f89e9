import { type ChartInput, type Size } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { pageSize } from '../../data/paging.ts';
import { scaled } from '../../frame.ts';
import { metricsOf, type Metric } from './metric.ts';
import { capacityOf } from './tiling.ts';

/** Single numbers, side by side. */
export interface Metrics {
  readonly input: TableInput;
  readonly metrics: readonly Metric[];
  /** the value to reach */
  readonly target?: Metric;
}

const most = 12;
/** A typical tile, when the size is not known. */
const usual = { width: 490, height: 400, unit: 1 };

/** @throws {ShapeError} unless the input is a table with a measure */
export function decodeMetrics(given: ChartInput | undefined): Metrics {
  const input = tableInputOf(given);
  const target = targetOf(input);
  return { input, metrics: metricsOf(input), ...(target && { target }) };
}

/** The latest value in the target column. */
function targetOf(input: TableInput): Metric | undefined {
  const { target, ...roles } = input.roles;
  return target === undefined ? undefined : metricsOf({ ...input, roles: { ...roles, values: [target] } })[0];
}

/** Metrics per page, when each takes at least `least` units. */
export function perPage(
  { input, metrics }: Metrics,
  least: { width: number; height: number },
  size: Size = usual,
): number {
  const { unit, width, height } = scaled(size);
  const px = { width: least.width * unit, height: least.height * unit };
  const room = Math.min(most, capacityOf(metrics.length, { width, height }, px));
  return pageSize(input.settings, metrics.length, room);
}
