/** The state of a tile; also its `data-state` attribute. */
export type TileState = 'loading' | 'ready' | 'stale' | 'broken' | 'empty' | 'missing';

export interface TileFacts {
  /** something from the file is drawn, its latest content or an older one */
  readonly drawn: boolean;
  /** the latest valid content is empty */
  readonly empty: boolean;
  /** the file does not exist */
  readonly missing: boolean;
  /** the file cannot be read or drawn */
  readonly faulty: boolean;
  /** the connection is lost, the content is unconfirmed, or the file is older than allowed */
  readonly old: boolean;
}

/** A fault takes precedence over age: a broken file soon is old as well, and the fault is what a person can fix. */
export function tileState({ drawn, empty, missing, faulty, old }: TileFacts): TileState {
  if (faulty) return 'broken';
  if (missing) return 'missing';
  if (empty) return 'empty';
  if (!drawn) return 'loading';
  return old ? 'stale' : 'ready';
}
