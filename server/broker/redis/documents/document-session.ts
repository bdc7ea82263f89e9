import { connectPair, type ConnectionPair } from '../connection-pair.ts';
import type { Connection } from '../connection.ts';
import { listOf, pairsOf } from '../replies.ts';
import { documentsKey, documentsLogKey, documentsMetaKey, textsKey } from '../keys.ts';
import { readStream } from '../read-stream.ts';
import { documentEntryOf, headJson, storedHeadOf, type DocumentEntry } from './document-entry.ts';
import type { DocumentContent, SharedDocument } from './documents.ts';
import { travelOf } from './travel.ts';
import type { DocumentHead } from './document-entry.ts';

/** The time in which documents can be read and written, until a connection is lost. */
export interface DocumentSession extends Pick<ConnectionPair, 'ended' | 'end'> {
  readonly epoch: string;
  /** Everything at one moment, and the number of the last entry then. */
  list(): Promise<{ seq: number; documents: ReadonlyMap<string, DocumentHead> }>;
  /** undefined: there is none (any more) */
  read(key: string): Promise<{ head: DocumentHead; texts: ReadonlyMap<string, string> } | undefined>;
  /** Replaces or deletes a document that still has the stamp `expected`. Resolves to the new stamp; undefined: it has another than expected. */
  put(key: string, change: DocumentChange): Promise<number | undefined>;
  /** Resolves to the entries after this one; to none after 5 s without one. */
  readLog(after: number): Promise<DocumentEntry[]>;
  send: Connection['send'];
}

export interface DocumentChange {
  readonly expected: number;
  /** at least */
  readonly stamp: number;
  readonly content: DocumentContent | undefined;
  /** the document with the stamp `expected` */
  readonly before: SharedDocument | undefined;
}

interface SessionPlace {
  url: string;
  newEpoch: string;
  /** what this node knows from before; seq 0: nothing */
  known: { epoch: string; seq: number };
}

/** Entries that are kept; a node that missed more reads everything. At most 16 KiB each, and mostly far less. */
const longestLog = 1000;

export async function openDocumentSession({ url, newEpoch, known }: SessionPlace): Promise<DocumentSession> {
  const { commands, reader, ended, end } = await connectPair(url);
  const joined = [newEpoch, known.epoch, known.seq];
  const reply = await commands.run('joinDocuments', [documentsMetaKey], joined).catch((error: unknown) => {
    end(error);
    throw error;
  });

  return {
    epoch: String(listOf(reply)[0]),
    async list() {
      const [seq, all] = listOf(await commands.run('listDocuments', [documentsMetaKey, documentsKey], []));
      const pairs = pairsOf(listOf(all).map(String));
      return {
        seq: Number(seq ?? 0),
        documents: new Map(pairs.map(([key, stored]) => [key, storedHeadOf(stored)])),
      };
    },
    async read(key) {
      const reply = await commands.run('readDocument', [documentsKey, textsKey(key)], [key]);
      if (reply === null) return undefined;
      const [stored, texts] = listOf(reply);
      return { head: storedHeadOf(String(stored)), texts: new Map(pairsOf(listOf(texts).map(String))) };
    },
    async put(key, change) {
      const keys = [documentsMetaKey, documentsKey, documentsLogKey, textsKey(key)];
      return Number(await commands.run('putDocument', keys, argsOf(key, change))) || undefined;
    },
    readLog: async (after) =>
      (await readStream(reader, documentsLogKey, { after: `${after}-0`, most: 100 })).map(documentEntryOf),
    send: commands.send,
    ended,
    end,
  };
}

function argsOf(
  key: string,
  { expected, stamp, content, before }: DocumentChange,
): readonly (string | number)[] {
  if (!content) return [key, expected, stamp, '', longestLog, 0];
  const { head, texts } = content;
  const ids = texts.map(({ id }) => id);
  const isThere = (id: string) => before?.ids.includes(id) ?? false;
  const added = texts
    .filter(({ id }) => !isThere(id))
    .flatMap((text) => {
      const travel = travelOf(text, before?.texts?.[0]);
      return [text.id, text.text, travel.kind, travel.kind === 'patch' ? travel.patch : ''];
    });
  return [key, expected, stamp, headJson(ids, head), longestLog, ids.length, ...ids, ...added];
}
