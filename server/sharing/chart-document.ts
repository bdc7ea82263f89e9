import { noteListSchema, problemSchema, type Problem } from '#protocol';
import * as v from 'valibot';
import type { FileState, Good } from '../charts/chart-entry.ts';
import type { Content } from '../charts/snapshot.ts';
import type { FileDocument, ToldFile } from './file-document.ts';

const goodSchema = v.object({ etag: v.string(), modified: v.number(), notes: noteListSchema });
const valueSchema = v.object({
  good: v.optional(goodSchema),
  problem: v.optional(problemSchema),
  held: v.optional(goodSchema),
  isAlias: v.optional(v.literal(true)),
});
type ChartValue = v.InferOutput<typeof valueSchema>;
type StoredGood = v.InferOutput<typeof goodSchema>;

/** A data file, as the nodes tell each other. */
export function chartDocument(state: FileState, revision: number): FileDocument {
  const { good, problem, held, isAlias } = state;
  const value: ChartValue = {
    ...(good && { good: storedGood(good) }),
    ...(problem && { problem }),
    ...(held && { held: storedGood(held) }),
    ...(isAlias && { isAlias }),
  };
  const contents = [...(good ? [good] : []), ...(held ? [held] : [])].map(({ content }) => content);
  return {
    modified: (held ?? good)?.modified ?? 0,
    file: held?.content.etag ?? (problem ? problemId(problem) : (good?.content.etag ?? '')),
    revision,
    value: asJson(value),
    texts: contents.map(({ etag, text }) => ({ id: etag, text })),
  };
}

/** The data file that others have told of; undefined for what another version may have written. `contentOf`: what is known by its etag. */
export function chartStateOf(
  { value, revision, texts }: Pick<FileDocument, 'value' | 'revision' | 'texts'>,
  contentOf: (etag: string, text: string, notes: Content['notes']) => Content,
): FileState | undefined {
  const read = v.safeParse(valueSchema, value);
  if (!read.success) return undefined;
  const { good, problem, held, isAlias } = read.output;
  const restored = (stored: StoredGood | undefined): Good | undefined => {
    const text = texts.find(({ id }) => id === stored?.etag)?.text;
    if (!stored || text === undefined) return undefined;
    return { content: contentOf(stored.etag, text, stored.notes), modified: stored.modified };
  };
  const [shown, waiting] = [restored(good), restored(held)];
  return {
    ...(shown && { good: { ...shown, revision } }),
    ...(problem && { problem: problem }),
    ...(waiting && { held: waiting }),
    ...(isAlias && { isAlias }),
  };
}

/**
 * A file that was broken when this node began to read it has the last good content that others have. Undefined while that is not here.
 */
export function withLastGood(document: FileDocument, told: ToldFile | undefined): FileDocument | undefined {
  const own = v.safeParse(valueSchema, document.value);
  const theirs = v.safeParse(valueSchema, told?.value);
  if (!told || !own.success || !theirs.success) return document;
  const { good } = theirs.output;
  if (own.output.good || !own.output.problem || !good) return document;
  const text = told.texts?.find(({ id }) => id === good.etag);
  if (!text) return undefined;
  const value = asJson({ ...own.output, good });
  return { ...document, modified: good.modified, revision: told.revision, value, texts: [text] };
}

/** The etag of the good content of a data file that was told of. */
export function goodEtagOf(told: ToldFile | undefined): string | undefined {
  const read = v.safeParse(valueSchema, told?.value);
  return read.success ? read.output.good?.etag : undefined;
}

/** Tells a broken file from one that is broken in another way. */
export function problemId({ code, file, line, column, reason }: Problem): string {
  return JSON.stringify([code, file, line, column, reason]);
}

/** Without what JSON leaves out, so that it equals what was read back. */
export function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function storedGood({ content: { etag, notes }, modified }: Good): StoredGood {
  return { etag, modified, notes };
}
