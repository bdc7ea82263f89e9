import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Note } from '#protocol';

/** The content of a chart's file. Everything derived from the text is made once, on first use, and dropped with it. */
export interface Content {
  /** the file's text, without a byte order mark */
  readonly text: string;
  /** `text` in UTF-8 */
  readonly body: Buffer;
  /** `text` as a JSON string literal, quotes included: the value of `"data":` on the wire */
  readonly escaped: string;
  /** a hash of the content, without HTTP's quotes; stable across restarts */
  readonly etag: string;
  /** how the file was read, as far as `text` does not show it: its encoding, its separator, what was left out */
  readonly notes: readonly Note[];
  gzip(): Promise<Buffer>;
  brotli(): Promise<Buffer>;
}

/** One good content of a chart. */
export interface Snapshot extends Content {
  readonly name: string;
  /** grows with every new content of this chart, across restarts too */
  readonly revision: number;
  /** when the file was last written, ms since 1970 */
  readonly modified: number;
}

/** Which content of a chart. */
export type Stamp = Pick<Snapshot, 'revision' | 'etag' | 'modified'>;

const etagLength = 22;
/** Nearly the size of the best quality for JSON, in a fraction of the time. */
const brotliQuality = 5;
const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** `body` must be `text` in UTF-8, and `etag` that of this body. */
export function createContent(
  text: string,
  body: Buffer,
  { notes = [], etag = etagOf(body) }: Partial<Pick<Content, 'notes' | 'etag'>> = {},
): Content {
  const escaped = once(() => JSON.stringify(text));
  return {
    text,
    body,
    etag,
    notes,
    get escaped() {
      return escaped();
    },
    gzip: onceDone(() => gzipAsync(body)),
    brotli: onceDone(() =>
      brotliAsync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
    ),
  };
}

/** A chart's snapshot of a content. Snapshots of one content share everything derived from it. */
export function createSnapshot(
  content: Content,
  stamp: { name: string; revision: number; modified: number },
): Snapshot {
  const { text, body, etag, notes, gzip, brotli } = content;
  return {
    ...stamp,
    text,
    body,
    etag,
    notes,
    get escaped() {
      return content.escaped;
    },
    gzip,
    brotli,
  };
}

/** The etag of a content with these bytes. */
export function etagOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, etagLength);
}

/** Memoizes a promise; a failure is not kept, so that the next call tries again. */
function onceDone<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
