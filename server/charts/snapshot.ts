/** One good content of a chart. Everything that is derived from the text is made once, on first need, and dropped with it. */
export interface Snapshot {
  readonly name: string;
  /** the file's text, without a byte order mark */
  readonly text: string;
  /** `text` in UTF-8 */
  readonly body: Buffer;
  /** `text` as a JSON string literal, quotes included: what goes behind `"data":` on the wire */
  readonly escaped: string;
  /** a hash of the content, without HTTP's quotes; the same content has the same etag after a restart */
  readonly etag: string;
  /** grows with every new content of this chart, over restarts too */
  readonly revision: number;
  /** when the file was last written, ms since 1970 */
  readonly modified: number;
  gzip(): Promise<Buffer>;
  brotli(): Promise<Buffer>;
}
