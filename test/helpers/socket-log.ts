import type { Page } from 'playwright-core';

export interface LoggedFrame {
  direction: 'sent' | 'received';
  /** counts the page's sockets from 0 */
  socket: number;
  action: string;
  chartName: string | undefined;
  /** ms, by the page's own clock */
  at: number;
}

interface LoggingWindow {
  loggedFrames?: LoggedFrame[];
}

/** Called with a page before it goes anywhere: from then on the page itself notes every frame that it sends and receives. */
export async function logSockets(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const frames: LoggedFrame[] = ((window as LoggingWindow).loggedFrames = []);
    const Original = WebSocket;
    let sockets = 0;

    window.WebSocket = class extends Original {
      readonly #number = sockets++;

      constructor(url: string | URL) {
        super(url);
        this.addEventListener('message', ({ data }) => this.#note('received', String(data)));
      }

      override send(text: string): void {
        this.#note('sent', text);
        super.send(text);
      }

      #note(direction: 'sent' | 'received', text: string): void {
        const { action, chartName } = JSON.parse(text) as Pick<LoggedFrame, 'action' | 'chartName'>;
        frames.push({ direction, socket: this.#number, action, chartName, at: performance.now() });
      }
    };
  });
}

/** What `logSockets` noted since the page was loaded. */
export function framesOf(page: Page): Promise<LoggedFrame[]> {
  return page.evaluate(() => (window as LoggingWindow).loggedFrames ?? []);
}
