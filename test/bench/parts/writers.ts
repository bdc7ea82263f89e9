import { closeSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Writes a chart's next content. Resolves to when the last step began: from then on the new file can be read whole. */
export type Write = (dir: string, chart: string, nextText: () => string) => Promise<number>;

export const waysToWrite: Record<string, Write> = {
  'by rename': (dir, chart, nextText) => {
    const draft = join(dir, `.${chart}.tmp`);
    writeFileSync(draft, nextText());
    const began = performance.now();
    renameSync(draft, pathOf(dir, chart));
    return Promise.resolve(began);
  },
  'in place': inPlace,
  'in two halves, 20 ms apart': halves(20),
  'in two halves, 50 ms apart': halves(50),
  'five times, 10 ms apart': async (dir, chart, nextText) => {
    for (let i = 0; i < 4; i++) {
      await inPlace(dir, chart, nextText);
      await setTimeout(10);
    }
    return inPlace(dir, chart, nextText);
  },
};

function inPlace(dir: string, chart: string, nextText: () => string): Promise<number> {
  const text = nextText();
  const began = performance.now();
  writeFileSync(pathOf(dir, chart), text);
  return Promise.resolve(began);
}

function halves(pauseInMs: number): Write {
  return async (dir, chart, nextText) => {
    const text = nextText();
    const half = text.length >> 1;
    const file = openSync(pathOf(dir, chart), 'w');
    try {
      writeSync(file, text.slice(0, half));
      await setTimeout(pauseInMs);
      const began = performance.now();
      writeSync(file, text.slice(half));
      return began;
    } finally {
      closeSync(file);
    }
  };
}

function pathOf(dir: string, chart: string): string {
  return join(dir, `${chart}.json`);
}
