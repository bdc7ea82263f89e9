import {
  closeCodes,
  decodeServerMessage,
  type ErrorAnswer,
  type Layout,
  type ServerMessage,
  type WallState,
} from '#protocol';
import { callAll } from './call-all.ts';
import { createCallbackRegistry, type CallbackRegistry } from './callback-registry.ts';
import { createChartCache } from './chart-cache.ts';
import { createCharts, type Charts } from './charts.ts';
import { createClock, type Clock } from './clock.ts';
import type { Environment } from './environment.ts';
import { createLink, type Link } from './connection.ts';
import { createObservable, type Observable } from './observable.ts';
import type { ServerAddress } from './server-address.ts';
import { createScreenId, type ScreenId } from './screen-id.ts';
import { createSharedState } from './shared-state.ts';
import { createWishes } from './subscriptions.ts';

/** What a server says of itself. `staleAfter`: the age in ms past which a chart's file is called old; null: none. */
export interface ServerSettings {
  readonly version: string;
  readonly staleAfter: number | null;
}

export interface Client {
  readonly registry: CallbackRegistry;
  readonly charts: Charts;
  readonly clock: Clock;
  readonly link: Link;
  readonly state: Observable<WallState | undefined>;
  readonly settings: Observable<ServerSettings | undefined>;
  readonly layout: Observable<Layout | undefined>;
  start(address: ServerAddress): void;
  stop(): void;
  onError(listener: (error: ErrorAnswer) => void): () => void;
}

/** Puts the parts together: from the link, what the server says goes to the charts, the state, or the callbacks. */
export function createClient(environment: Environment): Client {
  const { now, report } = environment;
  const clock = createClock(now);
  const wishes = createWishes();
  const registry = createCallbackRegistry((socketType) => wishes.drop(socketType), report);
  const cache = createChartCache(now, report);
  const charts = createCharts({ cache, wishes, registry, send: (message) => link.send(message) });
  const wall = createSharedState(
    clock.serverNow,
    (change) => registry.dispatch(change.socketType, change, change),
    environment,
  );
  const settings = createObservable<ServerSettings | undefined>(undefined, report);
  const layout = createObservable<Layout | undefined>(undefined, report);
  const errorListeners = new Set<(error: ErrorAnswer) => void>();
  const link = createLink({ opened: enter, received, ended }, environment);

  let screen: ScreenId | undefined;
  let address: ServerAddress | undefined;
  let enteredAt = 0;

  /** All in one turn: the server has every request before it answers the first. */
  function enter(): void {
    const { known, requests } = charts.begin();
    const { wall, name } = address ?? {};
    screen ??= createScreenId(environment);
    enteredAt = now();
    link.send({ action: 'enter', screen: screen.value, wall, name, known });
    for (const request of requests) link.send(request);
  }

  function ended(code: number): void {
    // another tab of this browser has our id: with a new one each stays, with the same they would replace each other for ever
    if (code === closeCodes.replaced) screen?.renew();
    cache.doubt();
  }

  function received(text: string): void {
    const decoded = decodeServerMessage(text);
    if (!decoded) return; // a newer server's message, which an older screen can do without
    if (decoded.kind === 'ours') receive(decoded.message);
    else registry.dispatch(decoded.message.socketType, decoded.message, decoded.message);
  }

  function receive(message: ServerMessage): void {
    switch (message.action) {
      case 'entered':
        clock.sample(enteredAt, message.time);
        settings.set(message.server);
        layout.set(message.layout);
        wall.enter(message.state, message.time);
        return link.entered(message);
      case 'layout':
        return layout.set(message.layout);
      case 'getData':
        return charts.take(message);
      case 'patch':
        return charts.takePatch(message);
      case 'problem':
        return cache.takeProblem(message);
      case 'settings':
        return charts.takeSettings(message);
      case 'themeChange':
      case 'fullScreen':
      case 'pageChange':
        return wall.take(message);
      case 'heartbeat':
        if (charts.areAnswered()) link.answered();
        return clock.sample(message.sent, message.time);
      case 'error':
        if (!charts.takeError(message)) callAll(errorListeners, report, message);
        return;
      default:
        message satisfies never;
    }
  }

  return {
    registry,
    charts,
    clock,
    link,
    state: wall.state,
    settings,
    layout,
    start(to) {
      if (link.start(to.url)) address = to;
    },
    stop() {
      link.stop();
      wall.stop();
      cache.doubt();
    },
    onError(listener) {
      const each = (error: ErrorAnswer): void => listener(error);
      errorListeners.add(each);
      return () => void errorListeners.delete(each);
    },
  };
}
