import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalName, limits, aliasOf, placeOf, type Problem } from '#protocol';
import { chartFileOf, isBook, isBookFormat, type Format, type TextFormat } from '../chart-file.ts';
import type { Broken } from '../reading/formats/parsed.ts';
import { parseFile } from '../reading/off-thread.ts';
import { parseContent } from '../reading/parse-content.ts';
import { readingOptionsIn } from '../reading/reading-options.ts';
import { readFileInside } from '../reading/read-file.ts';
import type { WorkerPool } from '../reading/worker-pool.ts';
import type { Content, Snapshot, Stamp } from '../snapshot.ts';
import type { ChartStore } from '../store.ts';
import { dataFilesOf, deleteFiles, hasBookOf, hasFormat, replaceFile, type OpenFile } from './files.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import { waitFor } from './wait-for.ts';

/** The new content of a chart's file. */
export interface Draft {
  format: Format;
  bytes: Buffer;
}

/** The present content of a chart's file; `text` is it as JSON, `value` that text parsed. */
export interface Present {
  format: TextFormat;
  bytes: Buffer;
  text: string;
  value: unknown;
}

/** The next content of a chart, or why there is none. */
export type Next =
  | { kind: 'draft'; draft: Draft }
  /** the chart does not exist, and must for this */
  | { kind: 'missing' }
  /** this cannot be done to the chart */
  | { kind: 'unfit'; reason: string }
  /** the request is invalid; `problem` has the place, if there is one */
  | { kind: 'refused'; reason: string; problem?: Omit<Problem, 'file'> };

/** The result of a write. */
export type Written =
  /** the chart has the new content */
  | { kind: 'taken'; created: boolean; snapshot: Stamp }
  /** the file is written but the chart does not show it: `problem` tells why, unless another file came in between */
  | { kind: 'waiting'; problem: Problem | undefined; snapshot: Stamp | undefined }
  | { kind: 'removed' }
  /** the condition does not hold for the present chart */
  | { kind: 'conflict'; present: Stamp | undefined }
  | { kind: 'too-large' }
  | Exclude<Next, { kind: 'draft' }>;

/** Whether to go on, given the chart as it is when the write's turn has come. */
export type Condition = (present: Snapshot | undefined) => boolean;

export interface WriterDeps {
  dir: string;
  /** the store that the watcher of the same folder fills */
  store: ChartStore;
  workers: WorkerPool;
  openFile?: OpenFile;
}

export type ChartWriter = ReturnType<typeof createChartWriter>;

/**
 * Writes charts into the data folder as people do who copy files into it: by a rename, which the watcher sees; only the watcher changes the
 * store. Writers of one chart take turns, each starting once the store has what the one before wrote. All reject with NotWrittenError when
 * the disk refuses.
 */
export function createChartWriter({ dir, store, workers, openFile = open }: WriterDeps) {
  const mutex = createKeyedMutex();

  async function write(
    name: string,
    nextOf: (files: readonly string[]) => Next | Promise<Next>,
    condition: Condition,
  ): Promise<Written> {
    const present = store.get(name);
    if (!condition(present)) return { kind: 'conflict', present };
    const { stem, files } = await filesOf(name);
    const next = await nextOf(files);
    return next.kind === 'draft' ? replace(name, next.draft, stem, files) : next;
  }

  async function replace(
    name: string,
    draft: Draft,
    stem: string,
    files: readonly string[],
  ): Promise<Written> {
    if (draft.bytes.length > limits.fileBytes) return { kind: 'too-large' };
    const book = files.find(isBook);
    if (book !== undefined && !hasFormat(book, draft.format))
      return { kind: 'unfit', reason: bookReason(book) };
    if (files.length === 0 && (await isSheet(name))) return { kind: 'unfit', reason: sheetReason };
    const file = files.find((each) => hasFormat(each, draft.format)) ?? `${stem}.${draft.format}`;
    const parsed = await parseFile(workers, file, draft.bytes, readingOptionsIn(store.settings(name)));
    if (!parsed.ok) return refused(parsed);
    const before = store.problem(name);
    await replaceFile(dir, file, draft.bytes, openFile);
    await deleteFiles(
      dir,
      files.filter((each) => each !== file),
    );
    const isTaken = () => parsed.charts.every((chart) => 'broken' in chart || isShown(chart));
    const isHeld = () => store.problem(name) !== before && store.problem(name)?.code === 'held';
    await waitFor(() => isTaken() || isHeld());
    const snapshot = store.get(name);
    if (snapshot && isTaken()) return { kind: 'taken', created: files.length === 0, snapshot };
    return { kind: 'waiting', problem: store.problem(name), snapshot };
  }

  function isShown({ name, content }: { name: string; content: Content }): boolean {
    return store.get(name)?.etag === content.etag;
  }

  /** The content of the chart's first file, read from the disk: it may be newer than the store. */
  async function readPresent([file]: readonly string[]): Promise<Present | Next> {
    const found = file === undefined ? undefined : chartFileOf(file);
    if (file === undefined || found?.kind !== 'data') return { kind: 'missing' };
    const { format } = found;
    if (isBookFormat(format)) return { kind: 'unfit', reason: bookReason(file) };
    const read = await readFileInside(dir, join(dir, file));
    if (read.kind === 'absent') return { kind: 'missing' };
    if (read.kind === 'refused') return { kind: 'unfit', reason: `${file}: ${read.reason}` };
    const parsed = parseContent(read.bytes, format, readingOptionsIn(store.settings(found.name ?? '')));
    if (!parsed.ok) return { kind: 'unfit', reason: `${placeOf({ ...parsed, file })}: ${parsed.reason}` };
    return { format, bytes: read.bytes, text: parsed.content.text, value: parsed.value };
  }

  async function change(name: string, nextOf: (present: Present | undefined) => Next, condition: Condition) {
    return write(
      name,
      async (files) => {
        const present = await readPresent(files);
        if (!('kind' in present)) return nextOf(present);
        return present.kind === 'missing' ? nextOf(undefined) : present;
      },
      condition,
    );
  }

  async function remove(name: string, condition: Condition): Promise<Written> {
    const present = store.get(name);
    const problem = store.problem(name);
    const { files } = await filesOf(name);
    if (files.length === 0)
      return (await isSheet(name)) ? { kind: 'unfit', reason: sheetReason } : { kind: 'missing' };
    if (!condition(present)) return { kind: 'conflict', present };
    // duplicates go first, or one would take the chart's place for a moment
    await deleteFiles(dir, files.toReversed());
    await waitFor(() => store.get(name) !== present || store.problem(name) !== problem);
    return { kind: 'removed' };
  }

  /** The data files of a chart, the shown one first; those of its other name if it has none under its own. */
  async function filesOf(name: string): Promise<{ stem: string; files: string[] }> {
    const files = await dataFilesOf(dir, name);
    const other = aliasOf(name);
    if (files.length > 0 || other === undefined) return { stem: name, files };
    const otherFiles = await dataFilesOf(dir, other);
    return otherFiles.length > 0 ? { stem: other, files: otherFiles } : { stem: name, files };
  }

  /** Whether a chart without a file of its own is a sheet of a workbook. */
  async function isSheet(name: string): Promise<boolean> {
    return store.get(name) !== undefined && (await hasBookOf(dir, name));
  }

  const inTurn = <Result>(name: string, task: () => Promise<Result>) => mutex.run(canonicalName(name), task);

  return {
    /** Replaces the content of a chart's file, or creates it. */
    put: (name: string, draft: Draft, condition: Condition) =>
      inTurn(name, () => write(name, () => ({ kind: 'draft', draft }), condition)),
    /** Computes the next content of a chart's file from the present one. */
    change: (name: string, nextOf: (present: Present | undefined) => Next, condition: Condition) =>
      inTurn(name, () => change(name, nextOf, condition)),
    /** Deletes a chart's file. */
    remove: (name: string, condition: Condition) => inTurn(name, () => remove(name, condition)),
  };
}

const sheetReason = 'the chart is a sheet of a workbook: change the workbook';

function bookReason(file: string): string {
  return `${file} is a workbook: replace it by a workbook, or delete it first`;
}

/** The refusal of a request that cannot be parsed, with the place. */
export function refused({
  code,
  reason,
  line,
  column,
}: Omit<Broken, 'ok' | 'text'>): Extract<Next, { kind: 'refused' }> {
  return { kind: 'refused', reason, problem: { code, reason, line, column } };
}
