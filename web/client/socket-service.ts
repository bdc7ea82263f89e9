import { isName, type ErrorAnswer, type Layout, type WallState } from '#protocol';
import type { Callback } from './callback-registry.ts';
import type { ChartView } from './chart-view.ts';
import { createClient, type Client, type ServerSettings } from './client.ts';
import type { ConnectionState } from './connection-state.ts';
import { browserEnvironment, type Environment } from './environment.ts';
import type { ChartRequest, OutgoingMessage, Sent } from './messages.ts';
import type { Observable } from './observable.ts';
import { completeAddress, type ConnectOptions } from './server-address.ts';

/** The page's one link to its wall. */
export class SocketService {
  static #instance: SocketService | undefined;

  /** The page's one service. */
  static get instance(): SocketService {
    return (SocketService.#instance ??= new SocketService());
  }

  readonly #environment: Environment;
  readonly #client: Client;

  /** For tests; a page takes the `instance`. */
  constructor(environment: Environment = browserEnvironment()) {
    this.#environment = environment;
    this.#client = createClient(environment);
  }

  get connection(): Observable<ConnectionState> {
    return this.#client.link.connection;
  }

  /** The wall's state, changed at the time that the server named for it; undefined until entered. */
  get state(): Observable<WallState | undefined> {
    return this.#client.state;
  }

  /** What the server says of itself on entering. */
  get settings(): Observable<ServerSettings | undefined> {
    return this.#client.settings;
  }

  /** What the wall shows; undefined until entered, and on a server that tells none. */
  get layout(): Observable<Layout | undefined> {
    return this.#client.layout;
  }

  /** Starts, and from then on stays connected. Does nothing when started already. @throws for an address that is none */
  connect(url?: string, options: ConnectOptions = {}): void {
    this.#client.start(completeAddress(url, options, this.#environment.location));
  }

  /** Ends the link; what is registered, wished for and known stays for the next `connect`. */
  close(): void {
    this.#client.stop();
  }

  /** Calls back for every message of this type until the returned function is called; calling that again does nothing. */
  register(socketType: string, callback: Callback): () => void {
    return this.#client.registry.register(socketType, callback);
  }

  registerCallBack(socketType: string, callback: Callback): void {
    this.#client.registry.register(socketType, callback);
  }

  /** Ends the oldest registration of the type, or of that callback: never that of a component which came after. */
  unRegisterCallBack(socketType: string, callback?: Callback): void {
    this.#client.registry.unregister(socketType, callback);
  }

  /** A `getData` is remembered and always accepted; everything else is refused, with the reason, while there is no link. */
  send(message: OutgoingMessage): Sent {
    if (message.action === 'getData') return this.#ask(message);
    const { status } = this.#client.link.connection.value;
    if (status !== 'open') return { sent: false, reason: `not connected (${status})` };
    this.#client.link.send(message);
    return { sent: true };
  }

  /** Wishes for a chart: calls with its present view before returning if one is known, and with every later one. */
  watchChart(chartName: string, listener: (view: ChartView) => void): () => void {
    return this.#client.charts.watch(chartName, listener);
  }

  /** Calls with every error answer but those that say that a chart's file is absent: these are in its view. */
  onError(listener: (error: ErrorAnswer) => void): () => void {
    return this.#client.onError(listener);
  }

  /** The server's clock, ms since 1970, as well as it could be measured. */
  serverNow(): number {
    return this.#client.clock.serverNow();
  }

  #ask(message: OutgoingMessage): Sent {
    const { chartName = '' } = message;
    if (!isName(chartName)) return { sent: false, reason: `no chart can be called '${chartName}'` };
    const request: ChartRequest = { ...message, action: 'getData', chartName };
    this.#client.charts.ask(request);
    return { sent: true };
  }
}
