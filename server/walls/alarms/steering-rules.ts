import { chartNameSchema, type Action, type LayoutPage, type WallState } from '#protocol';
import * as v from 'valibot';
import { chartsOn } from './pages.ts';
import type { RaisedAlarm } from './record.ts';

/** What alarms have done to a wall; stored under `steering:<wall>` while there is something. */
export const steeringSchema = v.object({
  /** what the wall showed before, by the key of its page; null: no alarm has changed it */
  before: v.nullable(v.object({ page: v.string(), fullScreen: v.nullable(chartNameSchema) })),
  /** alarms that a person has turned away from */
  waived: v.array(v.object({ chart: v.string(), since: v.number() })),
});
export type SteeringState = v.InferOutput<typeof steeringSchema>;

export const unsteered: SteeringState = { before: null, waived: [] };

/** What a wall shows, and of what. */
export interface ShownOnWall extends Pick<WallState, 'page' | 'fullScreen'> {
  readonly pages: readonly LayoutPage[];
}

/**
 * What a wall must do now: the page of the alarm that was raised first is shown, over no other chart; after the last one what was shown
 * before. Alarms of charts on no page, and those that a person has turned away from, change nothing.
 */
export function steer(
  { before, waived }: SteeringState,
  raised: readonly RaisedAlarm[],
  shown: ShownOnWall,
): { state: SteeringState; actions: Action[] } {
  const still = waived.filter((alarm) => raised.some((each) => isSame(each, alarm)));
  const target = raised.find(
    (alarm) => !still.some((each) => isSame(each, alarm)) && pageOf(alarm.chart, shown) !== undefined,
  );
  if (target) {
    const here = keyOf(shown);
    const kept = before ?? (here === undefined ? null : { page: here, fullScreen: shown.fullScreen });
    return { state: { before: kept, waived: still }, actions: bring(target.chart, shown) };
  }
  return { state: { before: null, waived: still }, actions: before ? goBack(before, shown) : [] };
}

/** A person has turned a page or maximised a chart: the alarms that are on leave it at that. */
export function overruled(raised: readonly RaisedAlarm[]): SteeringState {
  return { before: null, waived: raised.map(({ chart, since }) => ({ chart, since })) };
}

function bring(chart: string, shown: ShownOnWall): Action[] {
  const page = pageOf(chart, shown);
  const { fullScreen } = shown;
  const covering = fullScreen !== null && fullScreen !== chart;
  return [
    ...(covering ? [{ action: 'fullScreen' as const, chartName: fullScreen, value: false }] : []),
    ...turnTo(page, shown),
  ];
}

function goBack({ page, fullScreen }: NonNullable<SteeringState['before']>, shown: ShownOnWall): Action[] {
  const index = shown.pages.findIndex(({ key }) => key === page);
  const isCovered = fullScreen !== null && shown.fullScreen !== fullScreen;
  return [
    ...turnTo(index < 0 ? undefined : index, shown),
    ...(isCovered ? [{ action: 'fullScreen' as const, chartName: fullScreen, value: true }] : []),
  ];
}

function turnTo(index: number | undefined, { page, pages }: ShownOnWall): Action[] {
  return index === undefined || page % pages.length === index ? [] : [{ action: 'pageChange', value: index }];
}

/** The page with a chart: the one that is shown, if it has it. */
function pageOf(chart: string, { page, pages }: ShownOnWall): number | undefined {
  const here = pages[page % pages.length];
  if (here && chartsOn(here).includes(chart)) return page % pages.length;
  const index = pages.findIndex((each) => chartsOn(each).includes(chart));
  return index < 0 ? undefined : index;
}

function keyOf({ page, pages }: ShownOnWall): string | undefined {
  return pages[page % pages.length]?.key;
}

function isSame(one: RaisedAlarm, other: RaisedAlarm): boolean {
  return one.chart === other.chart && one.since === other.since;
}
