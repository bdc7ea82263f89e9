import type { PageSocket } from '../useSocket.ts';
import { createRenewalRules, type PageReadings } from './renewal-rules.ts';

const interval = 30_000;
/** A page that has just replaced another, or is being replaced or could not be, does not ask for this time. ms */
const quietTime = 600_000;

export interface RenewalWatchOptions {
  /** the page's version */
  version: string;
  /** The page has replaced another one. */
  isFresh: boolean;
  read(): PageReadings;
  /** False for a hidden tab, which draws nothing: a fresh page would never be ready. */
  canRenew(): boolean;
}

export interface RenewalWatch {
  /** Does not ask for ten minutes: a fresh page is on its way. */
  rest(): void;
  stop(): void;
}

/**
 * Asks the server to let this screen replace its page once there is a reason (PROTOCOL.md S-15), and again as long as there is: the server
 * forgets who has asked when it restarts, and the connection may be lost.
 */
export function watchForRenewal(
  socket: Pick<PageSocket, 'connection' | 'settings' | 'send'>,
  { version, isFresh, read, canRenew }: RenewalWatchOptions,
): RenewalWatch {
  const rules = createRenewalRules(version);
  let isQuiet = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const timer = setInterval(() => {
    rules.add(read());
    ask();
  }, interval);
  const unsubscribe = socket.connection.subscribe(({ status }) => status === 'open' && ask());

  function ask(): void {
    if (isQuiet || !canRenew()) return;
    const reason = rules.reason(socket.settings.value?.version);
    if (reason) socket.send({ action: 'renew', reason });
  }

  function rest(): void {
    clearTimeout(quiet);
    isQuiet = true;
    quiet = setTimeout(() => (isQuiet = false), quietTime);
  }

  if (isFresh) rest();
  return {
    rest,
    stop() {
      clearInterval(timer);
      clearTimeout(quiet);
      unsubscribe();
    },
  };
}
