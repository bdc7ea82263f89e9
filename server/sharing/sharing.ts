import type { Logger } from 'pino';
import type { SharedDocuments } from '../broker/redis/documents/documents.ts';
import { decide, isTold, type OwnChange } from './decide.ts';
import { contentOf, toldFileOf, type FileDocument, type ToldFile } from './file-document.ts';
import { createTelling } from './telling.ts';

/** What a node shows of the files of all nodes, those of its own folder first. */
export interface Sharing {
  /** This is what the own folder has of a file now; undefined: it is not there. Shown at once, whatever becomes of Redis. */
  set(key: string, file: FileDocument | undefined): void;
  /** The own folder has been read: what is not in it is not there. */
  scanned(): void;
  /** A node has come or gone. */
  nodesChanged(): void;
  own(key: string): FileDocument | undefined;
  told(key: string): ToldFile | undefined;
  /** What is still to be told is told first, if that takes no longer than a moment. */
  close(): Promise<void>;
}

interface SharingDeps {
  documents: SharedDocuments;
  node: string;
  isAlive: (node: string) => boolean;
  /** Shows a file; undefined: there is none. */
  show: (key: string, file: FileDocument | undefined) => void;
  /** What this file adds to what all nodes have of it: the last good content of one that is broken now. Undefined: that is not here yet. */
  complete: (file: FileDocument, told: ToldFile | undefined) => FileDocument | undefined;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
  log: Logger;
}

interface Own extends OwnChange {
  /** the other nodes are to be told */
  readonly isNews: boolean;
}

/** A file that another node has removed is gone from a folder that both have within this time; otherwise it is another folder. ms */
const removalTime = 2500;
/** A node that was killed just before this one started is known to be gone by then. ms */
const startTime = 10_000;
/** A node that ends tells the rest in this time, or its next start does. ms */
const longestFarewell = 1000;

export function createSharing({
  documents,
  node,
  isAlive,
  show,
  complete,
  now,
  after,
  log,
}: SharingDeps): Sharing {
  const owns = new Map<string, Own>();
  const warned = new Set<string>();
  const timers = new Map<string, () => void>();
  const telling = createTelling({ documents, next, stored, after });
  let isListed = false;
  let scannedAt: number | undefined;

  const told = (key: string): ToldFile | undefined => toldFileOf(documents.get(key));

  /** Decides what becomes of the own file, and shows it or what the others have. */
  function settle(key: string): void {
    const record = told(key);
    const own = owns.get(key);
    if (own?.isNews) settleNews(key, own, record);
    else if (own?.file && record && isTold(own.file, record)) owns.set(key, { ...own, base: record.stamp });
    if (owns.get(key)?.isNews) return show(key, owns.get(key)?.file);
    if (!record) show(key, undefined);
    else if (record.texts) show(key, { ...record, texts: record.texts });
  }

  function settleNews(key: string, own: Own, record: ToldFile | undefined): void {
    // until then nobody knows what the others have
    if (!isListed) return;
    const file = own.file && complete(own.file, record);
    if (own.file && !file) return;
    const completed = { ...own, file };
    const verdict = decide(completed, record, tellerOf(record));
    if (verdict === 'older') warnOnce(key);
    owns.set(key, {
      ...completed,
      isNews: verdict === 'tell',
      base: verdict === 'tell' ? own.base : record?.stamp,
    });
    if (verdict === 'tell') telling.add(key);
    else if (!file) owns.delete(key);
  }

  function tellerOf(record: ToldFile | undefined) {
    const isOwn = record?.by === node;
    return { isOwn, isAlive: isOwn || (record !== undefined && isAlive(record.by)) };
  }

  function warnOnce(key: string): void {
    if (warned.has(key)) return;
    warned.add(key);
    log.warn({ file: key }, 'another node has a newer file of this name: that one is shown');
  }

  /** What to tell of a file now; undefined: nothing (any more). */
  function next(key: string) {
    settle(key);
    const own = owns.get(key);
    if (!own?.isNews) return undefined;
    const { file } = own;
    return { file, content: file && contentOf(file, node), stamp: told(key)?.stamp ?? 0 };
  }

  /** The others have this now; the folder may have gone on meanwhile. */
  function stored(key: string, file: FileDocument | undefined): void {
    const own = owns.get(key);
    const base = told(key)?.stamp ?? 0;
    if (own && own.file !== file) owns.set(key, { ...own, before: file, base });
    else if (own && file) owns.set(key, { ...own, isNews: false, base });
    else owns.delete(key);
    settle(key);
  }

  /** What the others have is another now, but nothing has happened in the own folder. */
  function review(key: string): void {
    const record = told(key);
    const own = owns.get(key);
    if (own?.file && !own.isNews) {
      if (!record) tellLater(key);
      else if (!isTold(own.file, record) && !tellerOf(record).isAlive)
        owns.set(key, { ...own, isNews: true });
    }
    if (!own?.file && !own?.isNews && record && isDropped(record))
      owns.set(key, { file: undefined, before: { ...record, texts: [] }, base: record.stamp, isNews: true });
    settle(key);
  }

  function isDropped({ by }: ToldFile): boolean {
    if (scannedAt === undefined) return false;
    return by === node || (!isAlive(by) && now() - scannedAt < startTime);
  }

  function tellLater(key: string): void {
    if (timers.has(key)) return;
    const cancel = after(removalTime, () => {
      timers.delete(key);
      const own = owns.get(key);
      if (!own?.file || own.isNews || told(key)) return;
      owns.set(key, { ...own, isNews: true });
      settle(key);
    });
    timers.set(key, cancel);
  }

  function reviewAll(): void {
    for (const key of new Set([...documents.keys(), ...owns.keys()])) review(key);
    telling.run();
  }

  documents.onChange((key) => (isListed ? review(key) : undefined));
  documents.onSync(reviewAll);
  void documents.listed.then(() => {
    isListed = true;
    reviewAll();
  });

  return {
    set(key, file) {
      const own = owns.get(key);
      if (!own && !file) return;
      const before = own?.isNews ? own.before : own?.file;
      owns.set(key, { file, before, base: own?.base, isNews: true });
      settle(key);
      telling.run();
    },
    scanned() {
      scannedAt = now();
      reviewAll();
      timers.set('', after(startTime - 1000, reviewAll));
    },
    nodesChanged: reviewAll,
    own: (key) => owns.get(key)?.file,
    told,
    async close() {
      for (const cancel of timers.values()) cancel();
      await new Promise<void>((resolve) => {
        const cancel = after(longestFarewell, resolve);
        void telling.idle().then(() => {
          cancel();
          resolve();
        });
      });
    },
  };
}
