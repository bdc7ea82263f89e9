/** What a socket tells with an event: `data` of a message, `code` of a close. */
export interface SocketEvent {
  data: unknown;
  code: number;
}

/** The part of a WebSocket that the client uses. Browsers and `ws` both provide it. */
export interface Socket {
  /** 1: open */
  readonly readyState?: number;
  /** 0: all that was sent is on its way */
  readonly bufferedAmount?: number;
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: Pick<SocketEvent, 'data'>) => void): void;
  addEventListener(type: 'close', listener: (event: Pick<SocketEvent, 'code'>) => void): void;
}

/** Everything the client needs from its environment. Tests provide their own. */
export interface Environment {
  /** the screen's clock, ms since 1970 */
  now(): number;
  /** ms by a monotonic clock, which setting the system's clock does not move */
  monotonic(): number;
  /** from 0 up to, but not including, 1 */
  random(): number;
  /** Runs `task` after `ms`. The returned function cancels it. */
  after(ms: number, task: () => void): () => void;
  openSocket(url: string): Socket;
  fetch(url: string, options: RequestInit): Promise<Response>;
  /** The tab's session storage. @throws where the browser blocks it or has none */
  storage(): Pick<Storage, 'getItem' | 'setItem'>;
  /** The browser's lasting storage. @throws as well */
  lasting(): Pick<Storage, 'getItem' | 'setItem'>;
  readonly window?: EventTarget;
  readonly document?: EventTarget & { readonly visibilityState: string };
  readonly location?: Pick<Location, 'protocol' | 'host' | 'search'>;
  /** Reports an error to developers without interrupting anything else. */
  report(error: unknown): void;
}

/** The browser's environment. Works in any runtime with a global WebSocket and fetch. */
export function browserEnvironment(): Environment {
  const { window, document, location } = globalThis as Partial<typeof globalThis>;
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    random: () => Math.random(),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    openSocket: (url) => new WebSocket(url),
    fetch: (url, options) => fetch(url, options),
    storage: () => sessionStorage,
    lasting: () => localStorage,
    ...(window && { window }),
    ...(document && { document }),
    ...(location && { location }),
    report:
      typeof reportError === 'function' ? (error) => reportError(error) : (error) => console.error(error),
  };
}
