/** The limits of files and HTTP. PROTOCOL.md lists all limits in the table of part B. */
export const limits = {
  /** what one socket may send that others get to see, and its bytes */
  actions: { perSecond: 20, burst: 40 },
  actionBytes: { perSecond: 256 * 1024, burst: 256 * 1024 },
  /** all other messages of one socket */
  requests: { perSecond: 100, burst: 100 },
  /** open sockets, in all and from one address: a wall of 1,000 screens may be behind one */
  sockets: 10_000,
  socketsPerAddress: 2000,
  /** upgrades from one address, so that its 1,000 screens may come back three times in a period; and how long it is shut out. s */
  upgrades: { attempts: 3000, period: 10, shutOut: 10 },
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
