import { defaultWall, isName, type Layout, type ThemeName } from '#protocol';
import type { ChartEvent, ChartStore } from '../charts/store.ts';
import { automaticPages } from './automatic-pages.ts';

/** What a wall shows, and how it goes about it. */
export interface Plan {
  readonly layout: Layout;
  /** how long each of the layout's pages stays; ms */
  readonly stays: readonly number[];
  /** what the wall begins with */
  readonly theme?: ThemeName;
}

export interface Plans {
  /** The same object as long as nothing changes. */
  of(wall: string): Plan;
  /** Something happened to a chart: when one came or went, the plans change soon. */
  heard(event: ChartEvent): void;
  close(): void;
}

/** Runs something once after so many ms, unless the returned function is called before. */
export type After = (ms: number, run: () => void) => () => void;

interface PlansDeps {
  charts: Pick<ChartStore, 'list'>;
  after: After;
  /** plans may be others now */
  changed: () => void;
}

/** How long changes are gathered: ten thousand files that are dropped at once must not be told one by one. ms */
const gatherTime = 100;
/** How long a page stays unless somebody says otherwise. ms */
const usualStay = 20_000;

/** What the plan of each wall is, by the charts that are there. */
export function createPlans({ charts, after, changed }: PlansDeps): Plans {
  let cancel: (() => void) | undefined;
  let plans = new Map<string, Plan>();

  function renew(): void {
    cancel = undefined;
    plans = new Map();
    changed();
  }

  function planOf(wall: string): Plan {
    const pages = automaticPages(
      charts
        .list()
        .map(({ name }) => name)
        .filter(isName),
    );
    const unknown = wall === defaultWall ? {} : { unknownWall: [defaultWall] };
    return { layout: { pages, screens: {}, ...unknown }, stays: pages.map(() => usualStay) };
  }

  return {
    of(wall) {
      // one for all walls that nobody arranged: strangers may name many
      const name = wall === defaultWall ? wall : '';
      let plan = plans.get(name);
      if (!plan) plans.set(name, (plan = planOf(name)));
      return plan;
    },
    heard(event) {
      if (isComingOrGoing(event)) cancel ??= after(gatherTime, renew);
    },
    close: () => cancel?.(),
  };
}

/** A file that was never good comes and goes as a problem. Whether the charts are others for it is seen when they are listed. */
function isComingOrGoing(event: ChartEvent): boolean {
  switch (event.kind) {
    case 'changed':
      return !event.before;
    case 'touched':
      return false;
    case 'removed':
    case 'problem':
      return true;
    default:
      return event satisfies never;
  }
}
