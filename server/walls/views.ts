import { limits, type SharedView } from '#protocol';
import type { ViewEvent } from './events.ts';

/** How people look at the charts of a wall now, for screens that come late. */
export interface Views {
  /** Takes in what was published. */
  apply(event: ViewEvent): void;
  /** Forgets all views, because the page has turned. */
  clear(): void;
  list(): SharedView[];
  /** The same without the pointers of a screen that is gone. */
  withoutPointersOf(screen: string): SharedView[];
}

export function createViews(): Views {
  const views = new Map<string, ViewEvent>();

  return {
    apply(event) {
      const { chartName } = event.view;
      views.delete(chartName);
      views.set(chartName, event);
      const [oldest] = views.keys();
      if (views.size > limits.views && oldest !== undefined) views.delete(oldest);
    },
    clear: () => views.clear(),
    list: () => [...views.values()].map(({ view }) => view),
    withoutPointersOf: (gone) =>
      [...views.values()]
        .filter(({ screen, view }) => screen === gone && view.pointer !== null)
        .map(({ view }) => ({ ...view, pointer: null, step: null })),
  };
}
