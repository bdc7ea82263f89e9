import type { ErrorAnswer, WallState } from '#protocol';
import type { Callback } from './callback-registry.ts';
import type { ChartView } from './chart-view.ts';
import type { ConnectionState } from './connection-state.ts';
import type { OutgoingMessage, Sent } from './messages.ts';
import type { Observable } from './observable.ts';

export interface ConnectOptions {
  /** the wall to enter; default: the page's own `?wall=`, or else `main` */
  wall?: string;
  /** what people call this screen; default: the page's own `?screen=` */
  name?: string;
}

/** The page's one link to its wall. */
export declare class SocketService {
  /** The page's one service. */
  static get instance(): SocketService;
  readonly connection: Observable<ConnectionState>;
  /** The wall's state, changed at the time that the server named for it; undefined until entered. */
  readonly state: Observable<WallState | undefined>;
  /** What the server says of itself on entering. `staleAfter` in ms; null: any age is fine. */
  readonly settings: Observable<{ version: string; staleAfter: number | null } | undefined>;
  /** Starts, and from then on stays connected. Does nothing when started already. */
  connect(url?: string, options?: ConnectOptions): void;
  /** Ends the link; what is registered, watched and known stays for the next `connect`. */
  close(): void;
  /** Calls back for every message of this type until the returned function is called; calling that again does nothing. */
  register(socketType: string, callback: Callback): () => void;
  registerCallBack(socketType: string, callback: Callback): void;
  unRegisterCallBack(socketType: string, callback?: Callback): void;
  /** A `getData` is remembered and always accepted; everything else is refused, with the reason, while there is no link. */
  send(message: OutgoingMessage): Sent;
  /** Wishes for a chart: calls with its present view before returning if one is known, and with every later one. */
  watchChart(chartName: string, listener: (view: ChartView) => void): () => void;
  /** Calls with every error answer that is not about a chart's file being absent (that one is in its view). */
  onError(listener: (error: ErrorAnswer) => void): () => void;
  /** The server's clock, ms since 1970, as well as it could be measured. */
  serverNow(): number;
}
