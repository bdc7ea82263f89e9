import type { ChartTypeName } from '#protocol';
import type { Roles } from '../choice.ts';
import { measureIn, timeIn, type Facts } from '../facts.ts';
import type { TimeColumn } from '../table.ts';
import { median } from '../value-checks.ts';
import { areEvents, isRepeatedHour } from './events.ts';
import { timesOf, type Grouping } from './grouping.ts';
import type { Quantity } from './quantity.ts';
import { areTold } from './told-apart.ts';
import {
  isWithinDay,
  mostPoints,
  mostStacks,
  startOfStep,
  stepForCounts,
  stepForEvents,
  stepForSeries,
  stepForSpans,
  type TimeStep,
} from './steps.ts';

/** The types whose labels may be steps of time. */
export const alongTime: readonly ChartTypeName[] = ['lines', 'area', 'bars', 'grouped-bars', 'stacked-bars'];

/** What the times of a table ask for. */
export interface Timing {
  readonly step?: TimeStep | undefined;
  /** the rows are events rather than readings */
  readonly events?: boolean;
  /** looks at every row */
  readonly unfinished?: () => Unfinished | undefined;
  readonly repeatedHour?: true;
}

/** The first or last step, if the rows fill less than half of it as usual: what is added up in it would look like a fall. */
export interface Unfinished {
  readonly first?: true;
  readonly last?: true;
}

/** Which step of time leaves as many points as a wall can show, and what in it is special. */
export function timingOf(
  type: ChartTypeName,
  facts: Facts,
  roles: Roles,
  grouping: Grouping,
  quantities: readonly Quantity[],
): Timing {
  const { label, group } = roles;
  const time = label === undefined ? undefined : timeIn(facts, label);
  if (!time || label === group) return {};
  if (type === 'calendar') return isWithinDay(time.grain) ? { step: 'day' } : {};
  const { zone } = time;
  const times = timesOf(grouping, time.values);
  if (facts.column(roles.values[0] ?? -1).role?.role === 'count')
    return {
      events: true,
      ...stepIn(stepForCounts(time, type === 'stacked-bars' ? mostStacks : undefined)?.step),
    };
  if (measureIn(facts, roles.values[0] ?? -1)?.lasted)
    return { events: true, ...stepIn(stepForSpans(times, time.grain, zone)) };
  const stepped = alongTime.includes(type);
  const tooMany = grouping.cells / (grouping.groups?.firstRows.length ?? 1) > mostPoints;
  const forSeries = stepped && tooMany ? stepForSeries(times, time.grain, zone) : undefined;
  if (isClockChange(time, times, grouping))
    return forSeries && !isWithinDay(forSeries) ? stepIn(forSeries) : { step: forSeries, repeatedHour: true };
  const counted = grouping.rows > grouping.cells || quantities.includes('amount');
  if (!counted || !areEvents(grouping, times, () => areTold(facts, roles))) return stepIn(forSeries);
  const series = grouping.groups?.firstRows.length ?? 1;
  const sparse = series > 1 && grouping.cells < (series * times.length) / 2;
  const forEvents = stepped
    ? stepForEvents({ values: times, grain: time.grain, ...(zone !== undefined && { zone }) }, { sparse })
    : undefined;
  return { events: true, ...stepIn(forEvents) };

  function stepIn(step: TimeStep | undefined): Timing {
    return step
      ? { step, unfinished: () => unfinishedIn(grouping, (at) => startOfStep(times[at] ?? NaN, step, zone)) }
      : {};
  }
}

/** Whether all times that are there twice lie in the hour that a clock change repeats. Moments of a zone are told apart. */
function isClockChange({ grain, zone }: TimeColumn, times: Float64Array, { repeated }: Grouping): boolean {
  return (
    zone === undefined &&
    repeated.length > 0 &&
    isWithinDay(grain) &&
    repeated.every((slot) => isRepeatedHour(times[slot] ?? NaN))
  );
}

const fewestSteps = 8;

function unfinishedIn({ rowsAt }: Grouping, startAt: (slot: number) => number): Unfinished | undefined {
  const rows = new Map<number, number>();
  rowsAt.forEach((count, slot) => {
    const start = startAt(slot);
    rows.set(start, (rows.get(start) ?? 0) + count);
  });
  const counts = [...rows.values()];
  const usual = median(counts);
  if (counts.length < fewestSteps || usual < 2) return undefined;
  const isShort = (count = usual): boolean => count < usual / 2;
  return { ...(isShort(counts[0]) && { first: true }), ...(isShort(counts.at(-1)) && { last: true }) };
}
