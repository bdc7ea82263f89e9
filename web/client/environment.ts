/** The part of a WebSocket that is used; a browser's own and that of `ws` both have it. */
export interface Socket {
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { code: number }) => void): void;
}

/** Everything that the client takes from the world around it, so that a test can be that world. */
export interface Environment {
  /** the screen's clock, ms since 1970 */
  now(): number;
  /** 0 up to, but not, 1 */
  random(): number;
  /** Runs `task` after `ms`, unless the returned function is called before. */
  after(ms: number, task: () => void): () => void;
  openSocket(url: string): Socket;
  /** Storage of this tab. @throws where the browser forbids it, or has none */
  storage(): Pick<Storage, 'getItem' | 'setItem'>;
  readonly window?: EventTarget;
  readonly document?: EventTarget & { readonly visibilityState: string };
  readonly location?: Pick<Location, 'protocol' | 'host' | 'search'>;
  /** Tells developers of an error that must not stop anything else. */
  report(error: unknown): void;
}

/** The browser; whatever else has a WebSocket does as well. */
export function browserEnvironment(): Environment {
  const { window, document, location } = globalThis as Partial<typeof globalThis>;
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    openSocket: (url) => new WebSocket(url),
    storage: () => sessionStorage,
    ...(window && { window }),
    ...(document && { document }),
    ...(location && { location }),
    report:
      typeof reportError === 'function' ? (error) => reportError(error) : (error) => console.error(error),
  };
}
