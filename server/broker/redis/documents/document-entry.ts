import * as v from 'valibot';
import { pairsOf } from '../replies.ts';
import type { StreamEntry } from '../read-stream.ts';
import type { DocumentContent, SharedText } from './documents.ts';
import { patched } from './travel.ts';

const storedSchema = v.object({ ids: v.array(v.string()), head: v.unknown() });

/** A document without its texts. */
export interface DocumentHead {
  readonly stamp: number;
  readonly ids: readonly string[];
  readonly head: unknown;
}

/** A change of a document, as it is in the log. */
export interface DocumentEntry {
  readonly seq: number;
  readonly key: string;
  readonly stamp: number;
  /** undefined: it was deleted */
  readonly document: DocumentHead | undefined;
  /** A text of it, given those that it had before; undefined: it has to be fetched. */
  textOf(id: string, before: readonly SharedText[]): string | undefined;
}

export function headOfContent(stamp: number, { head, texts }: DocumentContent): DocumentHead {
  return { stamp, head, ids: texts.map(({ id }) => id) };
}

/** The JSON that is stored of a document. */
export function headJson(ids: readonly string[], head: unknown): string {
  return JSON.stringify({ ids, head });
}

/** @throws {TypeError} or a valibot error when it is none of ours */
function documentHeadOf(stamp: number, json: string): DocumentHead {
  return { stamp, ...v.parse(storedSchema, JSON.parse(json)) };
}

/** A document as it is stored, stamp first. */
export function storedHeadOf(stored: string): DocumentHead {
  const space = stored.indexOf(' ');
  return documentHeadOf(Number(stored.slice(0, space)), stored.slice(space + 1));
}

export function documentEntryOf({ id, fields }: StreamEntry): DocumentEntry {
  const [[, key] = [], [, stampText] = [], [, json] = [], ...texts] = pairsOf(fields);
  const stamp = Number(stampText);
  const travelling = new Map(texts);
  return {
    seq: Number.parseInt(id, 10),
    key: key ?? '',
    stamp,
    document: json ? documentHeadOf(stamp, json) : undefined,
    textOf(textId, before) {
      const patch = travelling.get(`${textId} patch`);
      return travelling.get(`${textId} text`) ?? (patch && patched(before, patch));
    },
  };
}
