import * as v from 'valibot';
import type { Reply } from '../connection.ts';
import { listOf, pairsOf } from '../entries.ts';
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

/** The entries of a reply to XREAD; none when nothing came in time. */
export function documentEntriesOf(reply: Reply): DocumentEntry[] {
  if (reply === null) return [];
  const [stream] = listOf(reply);
  return listOf(listOf(stream)[1]).map((entry) => {
    const [id, fields] = listOf(entry);
    const [[, key] = [], [, stampText] = [], [, json] = [], ...texts] = pairsOf(listOf(fields).map(String));
    const stamp = Number(stampText);
    const travelling = new Map(texts.map(([name, text]) => [name, text]));
    return {
      seq: Number.parseInt(String(id), 10),
      key: key ?? '',
      stamp,
      document: json ? documentHeadOf(stamp, json) : undefined,
      textOf(textId, before) {
        const patch = travelling.get(`${textId} patch`);
        return travelling.get(`${textId} text`) ?? (patch && patched(before, patch));
      },
    };
  });
}
