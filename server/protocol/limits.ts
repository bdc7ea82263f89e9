/** The limits of files and HTTP; PROTOCOL.md lists them with all others in the table of part B. */
export const limits = {
  /** bytes of a chart's file, or of what is sent for one */
  fileBytes: 2 * 1024 * 1024,
  /** what `keep` of a PATCH may ask for */
  keptRows: 1_000_000,
  /** new contents of one file that are read and pushed, in any second */
  contentsPerSecond: 20,
  /** of these, at once */
  contentsAtOnce: 5,
  /** looks at one file that is being written, in any second: most find it half written */
  looksPerSecond: 60,
  /** header fields of a request */
  headerFields: 100,
  /** ms from the connection to the end of the header */
  headerTimeout: 7000,
  /** ms without a byte of a content that is being sent */
  uploadStall: 5000,
  /** ms for a whole content */
  uploadTimeout: 30_000,
  /** contents that are being sent, from one address */
  uploadsPerAddress: 64,
  /** requests that change something, from one address */
  changesPerAddress: 128,
  /** requests that change something: each may hold a content of 2 MiB, and wait for others */
  changes: 256,
} as const;
