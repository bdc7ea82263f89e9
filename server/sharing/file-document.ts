import * as v from 'valibot';
import type { DocumentContent, SharedDocument, SharedText } from '../broker/redis/documents/documents.ts';

/** What is known of a file, as the nodes tell each other. */
export interface FileDocument {
  /** when it was written, as far as that is known. ms since 1970 */
  readonly modified: number;
  /** tells what the file holds from anything else that it may hold */
  readonly file: string;
  /** of a chart's content; 0: it has none */
  readonly revision: number;
  /** all else, as JSON */
  readonly value: unknown;
  readonly texts: readonly SharedText[];
}

const headSchema = v.object({
  /** the node that has told it */
  by: v.string(),
  modified: v.number(),
  file: v.string(),
  revision: v.number(),
  value: v.unknown(),
});

/** A file as a node has told it. */
export interface ToldFile extends Omit<FileDocument, 'texts'> {
  readonly by: string;
  readonly stamp: number;
  readonly ids: readonly string[];
  /** undefined: they are not here yet */
  readonly texts: readonly SharedText[] | undefined;
}

export function contentOf({ texts, ...head }: FileDocument, by: string): DocumentContent {
  return { head: { by, ...head }, texts };
}

/** Undefined for what another version may have written. */
export function toldFileOf(document: SharedDocument | undefined): ToldFile | undefined {
  const head = v.safeParse(headSchema, document?.head);
  if (!document || !head.success) return undefined;
  const { stamp, ids, texts } = document;
  return { ...head.output, stamp, ids, texts };
}
