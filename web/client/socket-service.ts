import {
  isName,
  type ErrorAnswer,
  type Layout,
  type Message,
  type PresenceMessage,
  type ScreenFacts,
  type ScreenOrder,
  type ViewChange,
  type WallState,
} from '#protocol';
import type { Callback } from './callback-registry.ts';
import type { ChartView, SavedChart } from './chart-view.ts';
import { createClient, type Client, type ServerSettings } from './client.ts';
import type { ConnectionState } from './connection-state.ts';
import { browserEnvironment, type Environment } from './environment.ts';
import type { ClientMeasures } from './screen-report.ts';
import type { ChartRequest, OutgoingMessage, Sent } from './messages.ts';
import type { Observable } from './observable.ts';
import type { Upcoming } from './shared-state.ts';
import { resolveAddress, type ConnectOptions } from './server-address.ts';

/** The page's connection to its wall. */
export class SocketService {
  static #instance: SocketService | undefined;

  /** The singleton. */
  static get instance(): SocketService {
    return (SocketService.#instance ??= new SocketService());
  }

  readonly #environment: Environment;
  readonly #client: Client;

  /** Our own pages and tests have one each; `instance` is for other pages. */
  constructor(environment: Environment = browserEnvironment()) {
    this.#environment = environment;
    this.#client = createClient(environment);
  }

  get connection(): Observable<ConnectionState> {
    return this.#client.connection.state;
  }

  /** The wall's state, changed at the time that the server sets; undefined until entered. */
  get state(): Observable<WallState | undefined> {
    return this.#client.state;
  }

  /** The state that comes next, to prepare for; undefined when none does. */
  get upcoming(): Observable<Upcoming | undefined> {
    return this.#client.upcoming;
  }

  /** What the server says about itself; undefined until entered. */
  get settings(): Observable<ServerSettings | undefined> {
    return this.#client.settings;
  }

  /** The wall's layout; undefined until entered, and with older servers. */
  get layout(): Observable<Layout | undefined> {
    return this.#client.layout;
  }

  /** Messages for people that this screen is to show now, the oldest first (PROTOCOL.md M). */
  get messages(): Observable<readonly Message[]> {
    return this.#client.inbox.messages;
  }

  /** A message is painted: the seconds count for which it is shown, and the server is told. */
  messageShown(id: string): void {
    this.#client.inbox.shown(id);
  }

  /** A person has seen the message on this screen. */
  dismissMessage(id: string): void {
    this.#client.inbox.dismiss(id);
  }

  /** Connects and stays connected. Does nothing if already started. @throws on an invalid URL */
  connect(url?: string, options: ConnectOptions = {}): void {
    this.#client.start(resolveAddress(url, options, this.#environment.location));
  }

  /** Closes the connection. Callbacks, subscriptions and cached charts stay for the next `connect`. */
  close(): void {
    this.#client.stop();
  }

  /** Calls back for every message of this type. The returned function unregisters; calling it twice is safe. */
  register(socketType: string, callback: Callback): () => void {
    return this.#client.registry.register(socketType, callback);
  }

  registerCallBack(socketType: string, callback: Callback): void {
    this.#client.registry.register(socketType, callback);
  }

  /** Removes the oldest registration of the type, or of `callback`: never that of a component mounted later. */
  unRegisterCallBack(socketType: string, callback?: Callback): void {
    this.#client.registry.unregister(socketType, callback);
  }

  /** A `getData` subscribes and is always accepted. Any other message is rejected, with the reason, while not connected. */
  send(message: OutgoingMessage): Sent {
    if (message.action === 'getData') return this.#request(message);
    const { status } = this.#client.connection.state.value;
    if (status !== 'open') return { sent: false, reason: `not connected (${status})` };
    this.#client.connection.send(message);
    return { sent: true };
  }

  /** Subscribes to a chart. Calls the listener with the cached view, if any, before returning, and with every later one. */
  watchChart(chartName: string, listener: (view: ChartView) => void): () => void {
    return this.#client.charts.watch(chartName, listener);
  }

  /** Shows the charts of an earlier visit, unconfirmed until the server answers. Called before `connect`, what is unchanged is not sent again. */
  restoreCharts(saved: Iterable<SavedChart>): void {
    for (const chart of saved) this.#client.cache.restore(chart);
  }

  /** What to keep of every chart for `restoreCharts`, by its name; undefined: it does not exist any more. */
  savedCharts(): ReadonlyMap<string, SavedChart | undefined> {
    return this.#client.cache.saved();
  }

  /** Calls the listener with every error that does not answer a chart request: those are in the chart's view. */
  onError(listener: (error: ErrorAnswer) => void): () => void {
    return this.#client.on('error', listener);
  }

  /** Calls the listener when the server lets this screen renew its page, after a message `renew` (PROTOCOL.md S-15). */
  onTurn(listener: () => void): () => void {
    return this.#client.on('turn', listener);
  }

  /** Calls the listener when people look at a chart of a spanned wall in another way, also on this screen (PROTOCOL.md S-18). */
  onView(listener: (view: ViewChange) => void): () => void {
    return this.#client.on('view', listener);
  }

  /** Calls the listener with who is there, after a message `presence` (PROTOCOL.md P-3). */
  onPresence(listener: (presence: PresenceMessage) => void): () => void {
    return this.#client.on('presence', listener);
  }

  /** Calls the listener with what operators want of this screen; also, after entering, with the wall and the page that it then has (PROTOCOL.md P-7). */
  onOrder(listener: (order: ScreenOrder) => void): () => void {
    return this.#client.on('order', listener);
  }

  /** Tells operators how this screen is, now and whenever it enters (PROTOCOL.md P-4). */
  setFacts(facts: ScreenFacts): void {
    this.#client.report.setFacts(facts);
  }

  /** What the client can say of how it is going (PROTOCOL.md P-5). */
  measures(): ClientMeasures {
    return this.#client.report.measures();
  }

  /** Another page with this screen's id is about to take its place: the end of the connection is kept quiet. */
  handOver(): void {
    this.#client.connection.handOver();
  }

  /** That page did not come: connects again, if the connection has ended. */
  takeBack(): void {
    this.#client.connection.takeBack();
  }

  /** Whether the server has answered every chart request. */
  get isAnswered(): boolean {
    return this.#client.charts.allAnswered();
  }

  /** The server's clock as estimated, ms since 1970. */
  serverNow(): number {
    return this.#client.clock.serverNow();
  }

  /** How far `serverNow` may be off. ms; Infinity until known */
  get clockError(): number {
    return this.#client.clock.error;
  }

  #request(message: OutgoingMessage): Sent {
    const { chartName = '' } = message;
    if (!isName(chartName)) return { sent: false, reason: `no chart can be called '${chartName}'` };
    const request: ChartRequest = { ...message, action: 'getData', chartName };
    this.#client.charts.request(request);
    return { sent: true };
  }
}
