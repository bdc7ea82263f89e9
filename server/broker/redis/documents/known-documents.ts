import type { SharedDocument, SharedText } from './documents.ts';
import type { DocumentHead } from './document-entry.ts';

/** Deleted documents whose last stamp is remembered. */
const longestMemory = 10_000;

/** What a node knows of the documents. */
export interface KnownDocuments {
  readonly documents: ReadonlyMap<string, SharedDocument>;
  /** The last stamp of a document, also of one that is gone; 0: none is known. */
  stamp(key: string): number;
  /** Takes in a newer state; `find` has texts that are at hand. Older ones are ignored. True once all of its texts are here. */
  set(key: string, head: DocumentHead, find: (id: string) => string | undefined): boolean;
  delete(key: string, stamp: number): void;
}

interface KnownDocumentsDeps {
  /** a text that this node has from elsewhere, e.g. its own file */
  textAtHand: (key: string, id: string) => string | undefined;
  onChange: (key: string) => void;
}

export function createKnownDocuments({ textAtHand, onChange }: KnownDocumentsDeps): KnownDocuments {
  const documents = new Map<string, SharedDocument>();
  const gone = new Map<string, number>();
  const stampOf = (key: string): number => documents.get(key)?.stamp ?? gone.get(key) ?? 0;

  function textsOf(key: string, ids: readonly string[], find: (id: string) => string | undefined) {
    const before = documents.get(key)?.texts ?? [];
    const texts: SharedText[] = [];
    for (const id of ids) {
      const known = before.find((each) => each.id === id);
      const text = known ? known.text : (textAtHand(key, id) ?? find(id));
      if (text === undefined) return undefined;
      texts.push(known ?? { id, text });
    }
    return texts;
  }

  return {
    documents,
    stamp: stampOf,
    set(key, head, find) {
      const before = documents.get(key);
      const isNew = head.stamp > stampOf(key);
      if (!isNew && (head.stamp !== before?.stamp || before.texts)) return true;
      const texts = textsOf(key, head.ids, find);
      if (!isNew && !texts) return false;
      gone.delete(key);
      documents.set(key, { ...head, texts });
      onChange(key);
      return texts !== undefined;
    },
    delete(key, stamp) {
      if (stamp < stampOf(key)) return;
      gone.delete(key);
      gone.set(key, stamp);
      for (const oldest of gone.keys()) if (gone.size > longestMemory) gone.delete(oldest);
      if (documents.delete(key)) onChange(key);
    },
  };
}
