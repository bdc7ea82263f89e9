import type { FileState } from '../files.ts';

/** What the part about data files says. */
export interface DataWords {
  readonly caption: string;
  readonly columns: Readonly<Record<'name' | 'state' | 'age' | 'revision' | 'size', string>>;
  readonly states: Readonly<Record<FileState, string>>;
  drawnAs(type: string): string;
  readonly accept: string;
  accepted(name: string): string;
  heldSince(time: string): string;
  picture(name: string): string;
  lastGood(time: string, age: string): string;
  readonly empty: string;
  readonly emptyHint: string;
}
