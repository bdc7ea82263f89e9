import type { ChartSettings, Problem } from '#protocol';
import type { Content, Snapshot } from './snapshot.ts';

/** The state of a data file. */
export interface FileState {
  good?: Good;
  problem?: Problem;
  held?: Good;
  /** the content is that of another chart, which is listed */
  isAlias?: true;
}

export interface Good {
  content: Content;
  modified: number;
  /** the one that the nodes have agreed on; without it the store gives one out */
  revision?: number;
}

/** A side-car. */
export interface SettingsFile {
  settings?: ChartSettings | undefined;
  problem?: Problem;
  /** when it was written, if that is known */
  modified?: number;
}

/** One entry of `/api`. A broken file that was never good has no revision. */
export interface ChartEntry {
  name: string;
  revision?: number;
  etag?: string;
  modified?: number;
  bytes?: number;
  problem?: Problem;
  /** there is a side-car: true, or its problem */
  settings?: true | Problem;
  /** content that is not shown until a person accepts it */
  held?: { etag: string; modified: number; bytes: number };
}

/** The `/api` entry of a file; `snapshot` is what is shown under its name. */
export function entryOf(
  name: string,
  { good, problem, held }: FileState,
  snapshot: Snapshot | undefined,
  sideCar: SettingsFile | undefined,
): ChartEntry {
  return {
    name,
    ...(good && snapshot && stampOf(snapshot)),
    ...(problem && { problem }),
    ...(sideCar && { settings: sideCar.problem ?? true }),
    ...(held && {
      held: { etag: held.content.etag, modified: held.modified, bytes: held.content.body.length },
    }),
  };
}

function stampOf({ revision, etag, modified, body }: Snapshot) {
  return { revision, etag, modified, bytes: body.length };
}

/** Whether two states of a file are the same. Content is the same object as long as the bytes are the same. */
export function isSameFile(a: FileState | undefined, b: FileState | undefined): boolean {
  return (
    (a === undefined) === (b === undefined) &&
    a?.isAlias === b?.isAlias &&
    isSame(a?.problem, b?.problem) &&
    isSameContent(a?.good, b?.good) &&
    isSameContent(a?.held, b?.held)
  );
}

/** Settings too are the same object as long as the bytes are the same. */
export function isSameSideCar(a: SettingsFile | undefined, b: SettingsFile | undefined): boolean {
  return (
    (a === undefined) === (b === undefined) && a?.settings === b?.settings && isSame(a?.problem, b?.problem)
  );
}

/** What stays of a file that is broken now. */
export function goodOf({ good, isAlias }: FileState = {}): Pick<FileState, 'good' | 'isAlias'> {
  return { ...(good && { good }), ...(isAlias && { isAlias }) };
}

/** Whether a file's chart is one of the list. */
export function isListed(file: FileState | undefined): boolean {
  return file !== undefined && !file.isAlias;
}

function isSameContent(a: Good | undefined, b: Good | undefined): boolean {
  return a?.content === b?.content && a?.modified === b?.modified && a?.revision === b?.revision;
}

/** Deep equality. */
export function isSame(a: object | undefined, b: object | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
