import type { RenewalReason } from '#protocol';

/** What a page measures of itself. */
export interface PageReadings {
  /** ms since the page was loaded */
  readonly age: number;
  /** bytes; undefined where the browser does not tell */
  readonly heap: number | undefined;
  /** elements of the document */
  readonly nodes: number;
  /** share of the frames since the last readings that were missed, because a task took too long; 0 to 1 */
  readonly missedFrames: number;
}

/** A page may grow by this from its first minutes on. */
const maxGrowth = { heap: 100_000_000, nodes: 10_000, missedFrames: 0.1 };
const reasons = { heap: 'heap', nodes: 'nodes', missedFrames: 'frames' } as const;
/** A page that is older may be replaced at night. ms */
const oldAge = 24 * 3_600_000;
/** Of so many readings the lowest counts: what is garbage, or a burst of work, is gone by then. */
const samples = 10;

export interface RenewalRules {
  /** Takes in the next readings. */
  add(readings: PageReadings): void;
  /** Why the page should be replaced by a fresh one; undefined: it need not. */
  reason(serverVersion: string | undefined): RenewalReason | undefined;
}

/** @param version of this page; the server's is another when the page is outdated */
export function createRenewalRules(version: string): RenewalRules {
  const growths = { heap: createGrowth(), nodes: createGrowth(), missedFrames: createGrowth() };
  let isOld = false;

  return {
    add({ age, heap, nodes, missedFrames }) {
      isOld = age > oldAge;
      if (heap !== undefined) growths.heap.add(heap);
      growths.nodes.add(nodes);
      growths.missedFrames.add(missedFrames);
    },
    reason(serverVersion) {
      if (serverVersion !== undefined && serverVersion !== version) return 'version';
      for (const measure of ['heap', 'nodes', 'missedFrames'] as const)
        if (growths[measure].value > maxGrowth[measure]) return reasons[measure];
      return isOld ? 'age' : undefined;
    },
  };
}

/** How much more the least of the last samples is than the least of the first. */
function createGrowth(): { add(sample: number): void; readonly value: number } {
  const first: number[] = [];
  let last: readonly number[] = [];
  return {
    add(sample) {
      if (first.length < samples) first.push(sample);
      else last = [sample, ...last].slice(0, samples);
    },
    get value() {
      return last.length < samples ? 0 : Math.min(...last) - Math.min(...first);
    },
  };
}
