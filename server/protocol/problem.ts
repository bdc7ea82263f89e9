import * as v from 'valibot';

/** Kinds of problems with a data file. Screens have a text for each in their own language. */
export const problemCodes = [
  'syntax',
  'empty',
  'encoding',
  'too-deep',
  'too-large',
  'not-a-file',
  'outside',
  'bad-name',
  'duplicate',
  'settings',
  'held',
  'unreadable',
] as const;

/** Why a chart's file is invalid. `file` is its name inside the data folder; `line` and `column` count from 1. */
export const problemSchema = v.object({
  code: v.picklist(problemCodes),
  file: v.string(),
  line: v.optional(v.number()),
  column: v.optional(v.number()),
  reason: v.string(),
  /** the reason in every language of the server, by its tag */
  words: v.optional(v.record(v.string(), v.string())),
});
export type Problem = v.InferOutput<typeof problemSchema>;

/** `seller.json:12:5`, the usual notation for a position in a file. */
export function placeOf({ file, line, column }: Problem): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
