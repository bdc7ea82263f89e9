import { inject, shallowReactive, type App, type InjectionKey } from 'vue';
import type { SharedView, ViewChange } from '#protocol';
import type { PageSocket } from '../useSocket.ts';

/** Between two messages; the server closes sockets that send more than 20 a second (PROTOCOL.md B-11). ms */
const minInterval = 100;
/** An echo that does not come by then is not waited for. ms */
const maxWait = 2000;

/** How people look at the charts of a span, on whichever screen (PROTOCOL.md S-18). */
export interface SharedViews {
  /** Undefined until somebody has looked at the chart. Reactive. */
  of(chartName: string): SharedView | undefined;
  /** Shows it on this screen at once, and on the others. Does nothing on a wall without a span. */
  change(view: SharedView): void;
  stop(): void;
}

/**
 * Sends the newest view of each chart, one message at a time: the next follows the echo. What others say meanwhile about a chart of which
 * something newer is on its way is ignored, so that all screens end up with the view that the server had last.
 */
export function createSharedViews(
  socket: Pick<PageSocket, 'send' | 'onView' | 'state' | 'connection'>,
  isSpanned: () => boolean,
): SharedViews {
  const views = shallowReactive(new Map<string, SharedView>());
  const waiting = new Map<string, SharedView>();
  /** the chart whose echo is waited for */
  let sent: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSent = -Infinity;
  let page = socket.state.value?.page;

  function sendNext(): void {
    if (sent !== undefined) return;
    clearTimeout(timer);
    const [next] = waiting.values();
    if (!next) return;
    const early = lastSent + minInterval - performance.now();
    if (early > 0) return void (timer = setTimeout(sendNext, early));
    if (!socket.send({ action: 'spanView', ...next }).sent) return;
    waiting.delete(next.chartName);
    lastSent = performance.now();
    sent = next.chartName;
    timer = setTimeout(forgetSent, maxWait);
  }

  function forgetSent(): void {
    sent = undefined;
    sendNext();
  }

  function receive({ action: _action, own, ...view }: ViewChange): void {
    const { chartName } = view;
    if (own && sent === chartName) forgetSent();
    else if (!own && sent !== chartName && !waiting.has(chartName)) views.set(chartName, view);
  }

  const stops = [
    socket.onView(receive),
    socket.connection.subscribe(({ status }) => status === 'open' && forgetSent()),
    socket.state.subscribe((state) => {
      if (state?.page === page) return;
      page = state?.page;
      views.clear();
      waiting.clear();
    }),
  ];
  return {
    of: (chartName) => views.get(chartName),
    change(view) {
      if (!isSpanned()) return;
      views.set(view.chartName, view);
      waiting.set(view.chartName, view);
      sendNext();
    },
    stop() {
      clearTimeout(timer);
      stops.forEach((stop) => stop());
    },
  };
}

const viewsKey: InjectionKey<SharedViews> = Symbol('shared views');

export function provideSharedViews(app: App, views: SharedViews): void {
  app.provide(viewsKey, views);
}

export function useSharedViews(): SharedViews {
  return inject(viewsKey, noSharedViews, true);
}

function noSharedViews(): SharedViews {
  return { of: () => undefined, change: () => {}, stop: () => {} };
}
