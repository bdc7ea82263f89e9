/** The limits of files and HTTP. PROTOCOL.md lists all limits in the table of part B. */
export const limits = {
  /** bytes of a chart's file or upload */
  fileBytes: 2 * 1024 * 1024,
  /** maximum of a PATCH's `keep` */
  keptRows: 1_000_000,
  /** contents of one file that are read and pushed, in any second */
  contentsPerSecond: 20,
  /** of these, in a burst */
  contentBurst: 5,
  /** reads of a file that is being written, in any second: most find it half written */
  readsPerSecond: 60,
  /** header fields of a request */
  headerFields: 100,
  /** ms from the connection to the end of the header */
  headerTimeout: 7000,
  /** ms without a byte of an upload */
  uploadStall: 5000,
  /** ms for a whole upload */
  uploadTimeout: 30_000,
  /** uploads under way from one address */
  uploadsPerAddress: 64,
  /** requests that change something under way from one address */
  changesPerAddress: 128,
  /** requests that change something under way: each may hold 2 MiB and wait for others */
  changes: 256,
} as const;
