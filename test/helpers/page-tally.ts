import type { Page } from 'playwright-core';

/** What a page has gone through since it was loaded. */
export interface Tally {
  /** contents of charts that arrived, whole or as patches */
  received: number;
  /** of these, how many were drawn: two that a drawing shows at once count as one */
  drawn: number;
  /** how often the page entered its wall, and lost its socket */
  entered: number;
  lost: number;
}

interface TallyingWindow {
  tally?: Tally;
}

/** Called with a page before it goes anywhere: from then on it counts, and keeps nothing but the counts. */
export async function keepTally(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tally: Tally = ((window as TallyingWindow).tally = { received: 0, drawn: 0, entered: 0, lost: 0 });
    const waiting = new Set<string>();

    function take(text: string): void {
      const { action, chartName, data } = JSON.parse(text) as Record<string, string>;
      if (action === 'entered') tally.entered++;
      const isContent = action === 'patch' || (action === 'getData' && data !== undefined);
      if (!chartName || !isContent) return;
      tally.received++;
      waiting.add(chartName);
    }

    const Original = WebSocket;
    window.WebSocket = class extends Original {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('message', ({ data }) => take(String(data)));
        this.addEventListener('close', () => tally.lost++);
      }
    };

    // A drawing ends with its description for those who do not see it.
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const chart = target instanceof Element && target.role === 'img' && target.closest('[data-chart]');
        if (chart && waiting.delete(chart.getAttribute('data-chart') ?? '')) tally.drawn++;
      }
    }).observe(document, { subtree: true, attributeFilter: ['aria-label'] });
  });
}

export function tallyOf(page: Page): Promise<Tally> {
  return page.evaluate(
    () => (window as TallyingWindow).tally ?? { received: 0, drawn: 0, entered: 0, lost: 0 },
  );
}
