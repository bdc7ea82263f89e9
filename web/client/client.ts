import { closeCodes, decodeServerMessage, type Layout, type ServerMessage, type WallState } from '#protocol';
import { createCallbackRegistry, type CallbackRegistry } from './callback-registry.ts';
import { createChartCache, type ChartCache } from './chart-cache.ts';
import { createCharts, type Charts } from './charts.ts';
import { createClockSync } from './clock-sync.ts';
import { createClock, type Clock } from './clock.ts';
import type { Environment } from './environment.ts';
import { createConnection, type Connection } from './connection.ts';
import { createEmitter, type Emitter } from './emitter.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createObservable, type Observable } from './observable.ts';
import { serverOf, type ServerAddress } from './server-address.ts';
import { createScreenId, type ScreenId } from './screen-id.ts';
import { createScreenReport, type ScreenReport } from './screen-report.ts';
import { createSharedState, type Upcoming } from './shared-state.ts';
import { createSubscriptions } from './subscriptions.ts';

/** What a server says about itself. `staleAfter`: the age in ms after which a chart counts as stale; null: never. */
export interface ServerSettings {
  readonly version: string;
  readonly staleAfter: number | null;
}

export interface Client {
  readonly registry: CallbackRegistry;
  readonly charts: Charts;
  readonly cache: Pick<ChartCache, 'restore' | 'saved'>;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly state: Observable<WallState | undefined>;
  readonly upcoming: Observable<Upcoming | undefined>;
  readonly settings: Observable<ServerSettings | undefined>;
  readonly layout: Observable<Layout | undefined>;
  readonly inbox: Pick<Inbox, 'messages' | 'shown' | 'dismiss'>;
  start(address: ServerAddress): void;
  stop(): void;
  on: Emitter['on'];
  readonly report: Pick<ScreenReport, 'setFacts' | 'measures'>;
}

/** Of two pages with the same id each is replaced by the other within this time. ms */
const twinTime = 10_000;

/** Composes the client, and routes the server's messages to the charts, the wall's state and the callbacks. */
export function createClient(environment: Environment): Client {
  const { now, monotonic, report } = environment;
  const send = (message: object): void => connection.send(message);
  const clock = createClock(environment);
  const subscriptions = createSubscriptions();
  const registry = createCallbackRegistry((socketType) => subscriptions.remove(socketType), report);
  const cache = createChartCache(now, report);
  const charts = createCharts({
    cache,
    subscriptions,
    registry,
    send,
  });
  const wall = createSharedState(
    clock.serverNow,
    (change) => registry.dispatch(change.socketType, change, change),
    environment,
  );
  const settings = createObservable<ServerSettings | undefined>(undefined, report);
  const layout = createObservable<Layout | undefined>(undefined, report);
  const { on, emit } = createEmitter(environment);
  const inbox = createInbox({ send, serverNow: clock.serverNow }, environment);
  const connection = createConnection({ opened: enter, received, closed }, environment);

  const clockSync = createClockSync(clock, { send }, environment);

  const viewOf = (name: string) => cache.view(name).value;
  const own = createScreenReport({ send, clock, charts: subscriptions.charts, viewOf }, environment);
  let screen: ScreenId | undefined;
  let address: ServerAddress | undefined;
  let enteredAt = 0;
  let replacedAt = -Infinity;

  /** Sends everything in one turn of the event loop: the server has every request before it answers the first. */
  function enter(): void {
    const { known, requests } = charts.resubscribe();
    const { wall, name, token } = address ?? {};
    const value = token?.();
    if (value) connection.send({ action: 'auth', value });
    screen ??= createScreenId(environment);
    enteredAt = monotonic();
    const positions = inbox.positions(screen.value);
    const shown = screen.shown(serverOf(address));
    connection.send({ action: 'enter', ...shown, wall, name, known, positions, facts: own.facts });
    for (const request of requests) connection.send(request);
  }

  function closed(code: number): void {
    clockSync.stop();
    if (code === closeCodes.replaced) {
      // a duplicated tab has the same id: the two would replace each other for ever; once it may be a node that was late to hear of this page
      if (monotonic() - replacedAt < twinTime) screen?.renew();
      replacedAt = monotonic();
    }
    cache.markStale();
  }

  function received(text: string): void {
    const decoded = decodeServerMessage(text);
    if (!decoded) return; // unknown messages come from a newer server and can be ignored
    if (decoded.kind === 'ours') receive(decoded.message);
    else registry.dispatch(decoded.message.socketType, decoded.message, decoded.message);
  }

  function receive(message: ServerMessage): void {
    switch (message.action) {
      case 'entered':
        screen?.take(serverOf(address), message.screen, message.key);
        clockSync.sample(enteredAt, message.time);
        settings.set(message.server);
        layout.set(message.layout);
        wall.enter(message.state, message.time, message.epoch && `${message.wall} ${message.epoch}`);
        cache.enter(message.epoch);
        inbox.enter(message);
        connection.entered(message);
        emit('order', { action: 'move', wall: message.wall });
        return emit('order', { action: 'pin', page: message.pinned ?? null });
      case 'auth':
        return;
      case 'noauth':
        return connection.denied(message.code);
      case 'token':
        address?.onToken?.(message.value);
        return connection.send({ action: 'auth', value: message.value });
      case 'layout':
        return layout.set(message.layout);
      case 'getData':
        return charts.applyData(message);
      case 'patch':
        return charts.applyPatch(message);
      case 'problem':
        return cache.applyProblem(message);
      case 'settings':
        return charts.applySettings(message);
      case 'chartAlarm':
        return cache.applyAlarm(message);
      case 'themeChange':
      case 'fullScreen':
      case 'pageChange':
        return wall.apply(message);
      case 'heartbeat':
        if (charts.allAnswered()) connection.caughtUp();
        own.sample(message.sent);
        return clockSync.sample(message.sent, message.time);
      case 'message':
        return inbox.receive(message);
      case 'withdrawn':
        return inbox.withdraw(message.id);
      case 'sent':
        return;
      case 'renew':
        return emit('turn', undefined);
      case 'spanView':
        return emit('view', message);
      case 'error':
        if (!charts.applyError(message)) emit('error', message);
        return;
      case 'presence':
        return emit('presence', message);
      case 'identify':
      case 'reload':
      case 'move':
      case 'pin':
      case 'telemetry':
        return emit('order', message);
      default:
        message satisfies never;
    }
  }

  return {
    registry,
    charts,
    cache,
    clock,
    connection,
    state: wall.state,
    upcoming: wall.upcoming,
    settings,
    layout,
    inbox,
    start(newAddress) {
      if (connection.start(newAddress)) address = newAddress;
    },
    stop() {
      connection.stop();
      wall.stop();
      inbox.stop();
      cache.markStale();
    },
    on,
    report: own,
  };
}
