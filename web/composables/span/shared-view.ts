import { computed, watch, type ComputedRef } from 'vue';
import type { SharedView } from '#protocol';
import type { Pointed } from '../pointer.ts';
import { useSharedViews } from './shared-views.ts';

/** What a person changes about a chart on this screen. */
interface ViewOfChart {
  /** The chart is drawn, so that it can be changed. */
  isReady: () => boolean;
  place: () => string | undefined;
  /** Opens another province, or goes back to the country. */
  showPlace(place: string | undefined): Promise<void> | void;
  choice: () => string | undefined;
  choose(key: string): void;
  step: () => number;
  /** Steps turn only by hand. */
  isManual: () => boolean;
  turn(by: number): void;
  /** Somebody points at it on another screen: its steps wait. */
  setPaused(paused: boolean): void;
}

export interface UseSharedViewReturn {
  /** Where a pointer is on another screen, null when it has left; undefined when it is on this one, or nowhere. */
  readonly pointer: ComputedRef<Pointed | null | undefined>;
  /** A person's pointer moved on this screen, or left the chart (null). */
  point(at: Pointed | null): void;
  /** To be called after a person has changed something. */
  tell(): void;
}

/** Keeps a chart of a span alike on all screens: hovering, the open province, the chosen data set, and the step at which it stays. */
export function useSharedView(chartName: string, chart: ViewOfChart): UseSharedViewReturn {
  const views = useSharedViews();
  let own: Pointed | null = null;
  let told: SharedView | undefined;
  const view = computed(() => views.of(chartName));

  function tell(): void {
    const stays = own !== null || chart.isManual();
    told = {
      chartName,
      pointer: own,
      place: chart.place() ?? null,
      choice: chart.choice() ?? null,
      step: stays ? chart.step() : null,
    };
    views.change(told);
  }

  function show({ place, choice, step, pointer }: SharedView): void {
    if (place !== (chart.place() ?? null)) void chart.showPlace(place ?? undefined);
    if (choice !== null && choice !== chart.choice()) chart.choose(choice);
    if (step !== null && step !== chart.step()) chart.turn(step - chart.step());
    chart.setPaused(pointer !== null);
  }

  watch(
    [view, chart.isReady],
    ([now, isReady], [before]) => {
      if (!isReady || now === told) return;
      if (now) show(now);
      // the page has turned
      else if (before) show({ ...before, place: null, step: null, pointer: null });
    },
    { immediate: true },
  );
  return {
    pointer: computed(() => (view.value === told ? undefined : view.value?.pointer)),
    point(at) {
      own = at;
      tell();
    },
    tell,
  };
}
