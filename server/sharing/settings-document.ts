import {
  chartSettingsSchema,
  problemSchema,
  type ChartSettings,
  type Problem,
  type WallFile,
  wallFileSchema,
} from '#protocol';
import * as v from 'valibot';
import { etagOf } from '../charts/snapshot.ts';
import { asJson, problemId } from './chart-document.ts';
import type { FileDocument } from './file-document.ts';

/** A file that people write for us, for a chart or a wall: its last good content, and what is wrong with it now. */
export interface WrittenFile<T> {
  readonly content?: T | undefined;
  readonly problem?: Problem | undefined;
  /** when it was written, if that is known */
  readonly modified?: number | undefined;
}

const valueSchema = v.object({ problem: v.optional(problemSchema) });

/** Such a file, as the nodes tell each other. */
export function writtenDocument({ content, problem, modified = 0 }: WrittenFile<unknown>): FileDocument {
  const text = content === undefined ? undefined : JSON.stringify(content);
  const id = text === undefined ? '' : etagOf(Buffer.from(text));
  return {
    modified,
    file: problem ? problemId(problem) : id,
    revision: 0,
    value: asJson({ problem }),
    texts: text === undefined ? [] : [{ id, text }],
  };
}

/** The side-car that others have told of. */
export const sideCarSettings = (document: FileDocument): WrittenFile<ChartSettings> =>
  writtenFileOf(document, chartSettingsSchema);
/** The wall's file that others have told of. */
export const wallFileOf = (document: FileDocument): WrittenFile<WallFile> =>
  writtenFileOf(document, wallFileSchema);

/** What another version may have written, and this one does not understand, is left out. */
function writtenFileOf<T>(
  { value, texts: [text] }: FileDocument,
  schema: v.GenericSchema<unknown, T>,
): WrittenFile<T> {
  const read = v.safeParse(valueSchema, value);
  const content = text && v.safeParse(schema, JSON.parse(text.text));
  return {
    ...(content?.success && { content: content.output }),
    ...(read.success && read.output.problem && { problem: read.output.problem }),
  };
}
