import type { Reply } from '../connection.ts';

/** A text of a document. Texts of one document with the same id are the same. */
export interface SharedText {
  readonly id: string;
  readonly text: string;
}

/** What is small in a document (JSON), and its texts, which may be large. */
export interface DocumentContent {
  readonly head: unknown;
  readonly texts: readonly SharedText[];
}

/** A document as this node knows it. */
export interface SharedDocument {
  /** grows with every change of it, on all nodes */
  readonly stamp: number;
  readonly head: unknown;
  readonly ids: readonly string[];
  /** undefined: they are not here yet */
  readonly texts: readonly SharedText[] | undefined;
}

/**
 * The documents that all nodes share, each replaced as a whole. Of one that changes often a node may see only the newest. Apart from the log
 * of everything else, which must not wait for large texts.
 */
export interface SharedDocuments {
  get(key: string): SharedDocument | undefined;
  keys(): Iterable<string>;
  /** Resolves once this node has known everything in Redis for the first time; without the texts, if these are for later. */
  readonly listed: Promise<void>;
  /** The same with all texts that could be had. From then on they come by themselves. */
  fetchTexts(): Promise<void>;
  readonly isConnected: boolean;
  /** A command on the connection for what is large. Rejects when Redis cannot be used. */
  send(...command: string[]): Promise<Reply>;
  /**
   * Replaces a document, or deletes it (undefined), if its stamp still is this one (0: there is none). Resolves to false if it is not; by
   * then this node knows the document. Rejects when Redis cannot be used, or nobody knows what has become of the change.
   */
  put(key: string, content: DocumentContent | undefined, stamp: number): Promise<boolean>;
  /** Calls back when a document is another, gone, or has its texts. */
  onChange(listener: (key: string) => void): void;
  /** Calls back each time this node has come back and knows everything in Redis. */
  onSync(listener: () => void): void;
  close(): void;
}
