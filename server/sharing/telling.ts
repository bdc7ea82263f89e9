import type { DocumentContent, SharedDocuments } from '../broker/redis/documents/documents.ts';
import type { FileDocument } from './file-document.ts';

/** What is told of a file, in place of what has this stamp. */
interface Told {
  readonly file: FileDocument | undefined;
  readonly content: DocumentContent | undefined;
  readonly stamp: number;
}

interface TellingDeps {
  documents: Pick<SharedDocuments, 'put' | 'isConnected'>;
  /** What to tell of a file now; undefined: nothing (any more). */
  next: (key: string) => Told | undefined;
  /** It was told. */
  stored: (key: string, file: FileDocument | undefined) => void;
  after: (ms: number, run: () => void) => () => void;
}

/** Changes under way at a time, and their texts: a slow link to Redis must not cost more memory. UTF-16 units */
const mostAtOnce = 64;
const longestAtOnce = 8 * 1024 * 1024;
/** Redis may answer and yet take nothing, e.g. when its disk is full. ms */
const retryInterval = 1000;

/** Tells the other nodes of files, of each the newest only, one change at a time. */
export function createTelling({ documents, next, stored, after }: TellingDeps) {
  const waiting = new Set<string>();
  const underWay = new Set<string>();
  let length = 0;
  let isPausing = false;
  let onIdle: () => void = () => {};

  function run(): void {
    for (const key of waiting) {
      if (isPausing) return;
      if (!documents.isConnected || underWay.size >= mostAtOnce || length >= longestAtOnce) return;
      if (underWay.has(key)) continue;
      waiting.delete(key);
      void tell(key);
    }
  }

  async function tell(key: string): Promise<void> {
    const told = next(key);
    waiting.delete(key);
    if (!told) return;
    const { file, content, stamp } = told;
    const size = (content?.texts ?? []).reduce((sum, { text }) => sum + text.length, 0);
    underWay.add(key);
    length += size;
    try {
      const isStored = await documents.put(key, content, stamp);
      underWay.delete(key);
      if (isStored) stored(key, file);
      else waiting.add(key);
    } catch {
      underWay.delete(key);
      waiting.add(key);
      pause();
    }
    length -= size;
    run();
    if (waiting.size + underWay.size === 0) onIdle();
  }

  function pause(): void {
    if (isPausing) return;
    isPausing = true;
    after(retryInterval, () => {
      isPausing = false;
      run();
    });
  }

  return {
    add: (key: string) => void waiting.add(key),
    /** Tells what waits, as far as that can be done now. */
    run,
    /** Resolves once everything was told; at once where nothing can be. */
    async idle(): Promise<void> {
      if (!documents.isConnected || waiting.size + underWay.size === 0) return;
      await new Promise<void>((resolve) => (onIdle = resolve));
    },
  };
}
