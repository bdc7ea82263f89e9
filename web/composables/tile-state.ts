/** What a tile is, in one word: also its `data-state` attribute. */
export type TileState = 'loading' | 'ready' | 'stale' | 'broken' | 'empty' | 'missing';

export interface TileFacts {
  /** there is something drawn that came from the file, the newest or an older content of it */
  readonly drawn: boolean;
  /** the newest good content has nothing in it to draw */
  readonly empty: boolean;
  /** there is no file */
  readonly missing: boolean;
  /** the file cannot be read, or not be drawn */
  readonly faulty: boolean;
  /** the link is lost or has not said yet that this is the newest, or the file is older than it may be */
  readonly old: boolean;
}

/** A fault is said before age: a broken file soon is an old one too, and the fault is what a person can mend. */
export function tileState({ drawn, empty, missing, faulty, old }: TileFacts): TileState {
  if (faulty) return 'broken';
  if (missing) return 'missing';
  if (empty) return 'empty';
  if (!drawn) return 'loading';
  return old ? 'stale' : 'ready';
}
