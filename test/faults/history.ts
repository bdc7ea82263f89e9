/** What the operator learned of what it asked for. `unknown`: it may have happened or not, as when the connection broke before the answer. */
export type Outcome = 'accepted' | 'refused' | 'unknown';

/** A message that an operator sent, until it was accepted or given up; every text is sent once. */
export interface SentMessage {
  readonly text: string;
  /** a wall, `*`, or `screen:<id>` */
  readonly stream: string;
  outcome: Outcome;
  /** each try, with its answer and when that came, for people who look into it */
  readonly tries?: string[];
}

/** A turn to a page; no two turn to the same. */
export interface DoneAction {
  readonly page: number;
  outcome: Outcome;
}

/** What came to be shown on a screen. */
export type Seen =
  | { readonly kind: 'message'; readonly stream: string; readonly offset: number; readonly text: string }
  /** `state`: as JSON, without the revision */
  | { readonly kind: 'state'; readonly revision: number; readonly page: number; readonly state: string }
  | { readonly kind: 'chart'; readonly chart: string; readonly revision: number; readonly text: string };

export interface Connected {
  readonly at: number;
  readonly url?: string;
  readonly entered?: {
    readonly screen: string;
    readonly messages: readonly string[];
    readonly positions: unknown;
  };
  readonly code?: number;
}

export interface ScreenHistory {
  readonly screen: string;
  /** its connections, for people who look into it: where to, what it was told on entering, and with what code they ended */
  readonly connections?: readonly Connected[];
  readonly seen: (Seen & {
    /** ms since the beginning, for people who look into it */ readonly at?: number;
  })[];
}

/** Everything that was done to a wall, and everything that its screens have shown, each in order. */
export interface WallHistory {
  readonly messages: readonly SentMessage[];
  readonly actions: readonly DoneAction[];
  /** the newest content of each chart, which must be on every screen at the end */
  readonly charts: ReadonlyMap<string, string>;
  readonly screens: readonly ScreenHistory[];
  /** answers to operators for which they have given no reason */
  readonly oddAnswers: readonly string[];
}
