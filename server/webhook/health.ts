import type { After } from '../walls/after.ts';
import { lookAtCharts, type ChartHealthDeps } from './chart-health.ts';
import type { Conditions } from './conditions.ts';
import { lookAtScreens, type ScreenHealthDeps } from './screen-health.ts';

export interface HealthDeps extends ChartHealthDeps, ScreenHealthDeps {
  conditions: Conditions;
  after: After;
}

/** How often all is looked at. ms */
const interval = 5_000;

/** Looks at charts and screens now and then, so that what changed while the server was away is seen too. */
export function watchHealth({ conditions, after, ...deps }: HealthDeps) {
  let cancel = () => {};

  function look(): void {
    conditions.update([...lookAtCharts(deps), ...lookAtScreens(deps)]);
    cancel = after(interval, look);
  }

  return { start: look, stop: () => cancel() };
}
