import { isDeepStrictEqual } from 'node:util';
import type { FileDocument, ToldFile } from './file-document.ts';

/** A change in a node's own folder. */
export interface OwnChange {
  /** undefined: the file is gone */
  readonly file: FileDocument | undefined;
  /** what it was before; undefined: it has only now been found */
  readonly before: FileDocument | undefined;
  /** the stamp of what all nodes had when it was `before`; 0: nothing */
  readonly base: number | undefined;
}

interface Teller {
  /** this node itself has told what all have */
  readonly isOwn: boolean;
  /** the node that has told it is there */
  readonly isAlive: boolean;
}

/**
 * `told`: all nodes have it already. `tell`: they are to have it. `older`: what they have, from a folder with another file of this name, or
 * from one that has gone on meanwhile, is newer.
 */
export type Verdict = 'told' | 'tell' | 'older';

/** What becomes of a change in a node's own folder, given what all nodes have (PROTOCOL.md K-9). */
export function decide(change: OwnChange, told: ToldFile | undefined, { isOwn, isAlive }: Teller): Verdict {
  const { file, before, base } = change;
  if (!file) return told && (isOwn || told.file === before?.file) ? 'tell' : 'told';
  if (!told) return 'tell';
  if (isTold(file, told)) return file.revision > told.revision ? 'tell' : 'told';
  if (isOwn || base === told.stamp || !isAlive) return 'tell';
  return file.modified > told.modified && file.file !== told.file ? 'tell' : 'older';
}

/** Whether all nodes have this, but for its revision. */
export function isTold(file: FileDocument, told: ToldFile): boolean {
  return (
    file.file === told.file &&
    file.modified === told.modified &&
    isDeepStrictEqual(
      file.texts.map(({ id }) => id),
      told.ids,
    ) &&
    isDeepStrictEqual(file.value, told.value)
  );
}
