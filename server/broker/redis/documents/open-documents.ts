import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { sleep } from '../sleep.ts';
import { headOfContent, type DocumentEntry } from './document-entry.ts';
import { openDocumentSession, type DocumentChange, type DocumentSession } from './document-session.ts';
import type { SharedDocuments } from './documents.ts';
import { createKnownDocuments } from './known-documents.ts';

const retryInterval = 300;
const pingInterval = 2000;
/** Texts that are fetched at a time. */
const readsAtOnce = 16;

export interface SharedDocumentsOptions {
  url: string;
  /** a text that this node has from elsewhere */
  textAtHand: (key: string, id: string) => string | undefined;
  /** by the clock that all nodes share. ms since 1970 */
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
  log: Logger;
}

/** Reads the documents, and goes on reading them until it is closed, whatever becomes of Redis. */
export function openSharedDocuments({
  url,
  textAtHand,
  now,
  after,
  log,
}: SharedDocumentsOptions): SharedDocuments {
  const changeListeners: ((key: string) => void)[] = [];
  const syncListeners: (() => void)[] = [];
  const known = createKnownDocuments({
    textAtHand,
    onChange(key) {
      for (const listener of changeListeners) listener(key);
    },
  });
  let epoch = '';
  let seq = 0;
  let session: DocumentSession | undefined;
  let isClosed = false;
  let wantsTexts = false;
  let tellListed: () => void = () => {};
  const listed = new Promise<void>((resolve) => (tellListed = resolve));
  let tellFetched: () => void = () => {};
  const fetched = new Promise<void>((resolve) => (tellFetched = resolve));

  async function run(): Promise<void> {
    while (!isClosed) {
      const reason = await takePart().catch((error: unknown) => error);
      session = undefined;
      if (!isClosed) log.debug({ err: reason }, 'charts of other nodes cannot be read from Redis');
      if (!isClosed) await sleep(retryInterval, after);
    }
  }

  /** Resolves or rejects with the reason why it has ended. */
  async function takePart(): Promise<unknown> {
    const opened = await openDocumentSession({ url, newEpoch: randomUUID(), known: { epoch, seq } });
    try {
      if (isClosed) return undefined;
      return await Promise.race([opened.ended, follow(opened), keepAlive(opened)]);
    } finally {
      opened.end(undefined);
    }
  }

  async function follow(opened: DocumentSession): Promise<never> {
    await synchronize(opened, epoch !== '' && epoch !== opened.epoch);
    ({ epoch } = opened);
    session = opened;
    tellListed();
    if (wantsTexts) await readMissing(opened);
    for (const listener of syncListeners) listener();
    for (;;) await take(await opened.readLog(seq), opened);
  }

  async function keepAlive(opened: DocumentSession): Promise<never> {
    for (;;) {
      await sleep(pingInterval, after);
      await opened.send('PING');
    }
  }

  /** Takes in everything that is in Redis. Where entries were lost there (`hasLost`), what this node knows better is written again. */
  async function synchronize(from: DocumentSession, hasLost: boolean): Promise<void> {
    const found = await from.list();
    ({ seq } = found);
    for (const [key, head] of found.documents) {
      if (hasLost && head.stamp < known.stamp(key)) await restore(from, key, head.stamp);
      else known.set(key, head, () => undefined);
    }
    for (const key of [...known.documents.keys()]) {
      if (found.documents.has(key)) continue;
      if (hasLost) await restore(from, key, 0);
      else known.delete(key, known.stamp(key));
    }
  }

  async function restore(into: DocumentSession, key: string, expected: number): Promise<void> {
    const document = known.documents.get(key);
    // another node may have its texts
    if (document && !document.texts) return;
    const content = document?.texts && { head: document.head, texts: document.texts };
    await write(into, key, { expected, content, before: undefined });
  }

  async function take(entries: readonly DocumentEntry[], from: DocumentSession): Promise<void> {
    for (const entry of entries) {
      if (entry.seq <= seq) continue;
      // entries in between were removed
      if (entry.seq > seq + 1) {
        await synchronize(from, false);
        break;
      }
      ({ seq } = entry);
      apply(entry);
    }
    if (wantsTexts) await readMissing(from);
  }

  function apply({ key, stamp, document, textOf }: DocumentEntry): void {
    const before = known.documents.get(key)?.texts ?? [];
    if (document) known.set(key, document, (id) => textOf(id, before));
    else known.delete(key, stamp);
  }

  /** Fetches the texts that are not here yet. */
  async function readMissing(from: DocumentSession): Promise<void> {
    const missing = [...known.documents].flatMap(([key, { texts }]) => (texts ? [] : [key]));
    const readNext = async (): Promise<void> => {
      for (let key = missing.pop(); key !== undefined; key = missing.pop()) await read(key, from);
    };
    await Promise.all(Array.from({ length: Math.min(readsAtOnce, missing.length) }, readNext));
    tellFetched();
  }

  async function read(key: string, from: DocumentSession): Promise<void> {
    const found = await from.read(key);
    if (found) known.set(key, found.head, (id) => found.texts.get(id));
    else known.delete(key, known.stamp(key));
  }

  /** False: another node was first, and this one knows what it has written. */
  async function write(
    into: DocumentSession,
    key: string,
    change: Omit<DocumentChange, 'stamp'>,
  ): Promise<boolean> {
    const { content } = change;
    const asked = Math.max(known.stamp(key) + 1, Math.floor(now()));
    const stamp = await into.put(key, { ...change, stamp: asked });
    const textOf = (id: string) => content?.texts.find((each) => each.id === id)?.text;
    if (stamp === undefined) await read(key, into);
    else if (content) known.set(key, headOfContent(stamp, content), textOf);
    else known.delete(key, stamp);
    return stamp !== undefined;
  }

  function current(): DocumentSession {
    if (!session) throw new Error('Redis cannot be reached');
    return session;
  }

  void run();

  return {
    get: (key) => known.documents.get(key),
    keys: () => known.documents.keys(),
    listed,
    async fetchTexts() {
      await listed;
      wantsTexts = true;
      // when the session ends before, the next one does it
      if (session) void readMissing(session).catch(() => {});
      await fetched;
    },
    get isConnected() {
      return session !== undefined;
    },
    send: async (...command) => current().send(...command),
    async put(key, content, expected) {
      const present = known.documents.get(key);
      const before = present?.stamp === expected ? present : undefined;
      return write(current(), key, { expected, content, before });
    },
    onChange: (listener) => void changeListeners.push(listener),
    onSync: (listener) => void syncListeners.push(listener),
    close() {
      isClosed = true;
      session?.end(new Error('closed'));
    },
  };
}
