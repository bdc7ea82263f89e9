const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;
const day = 24 * 3_600_000;

/** All limits but those of names (names.ts, client-messages.ts) and nesting; PROTOCOL.md has them in the table of part B. Times in ms, unless they say s. */
export const limits = {
  /** a message of a socket: bytes, fragments, and pieces that arrive of an unfinished one */
  messageBytes: 64 * kibibyte,
  messageFragments: 64,
  messageChunks: 1024,
  /** to say who one is, where that takes a token (PROTOCOL.md A-2) */
  identification: 5000,
  /** messages of a socket that wait to be handled; with as many it is not read */
  unhandled: 64,
  /** what one socket may send that others get to see, and its bytes */
  actions: { perSecond: 20, burst: 40 },
  actionBytes: { perSecond: 256 * kibibyte, burst: 256 * kibibyte },
  /** all other messages of one socket */
  requests: { perSecond: 100, burst: 100 },
  /** open sockets, in all and from one address: a wall of 1,000 screens may be behind one */
  sockets: 10_000,
  socketsPerAddress: 2000,
  /** upgrades from one address, so that its 1,000 screens may come back three times in a period; and how long it is shut out. s */
  upgrades: { attempts: 3000, period: 10, shutOut: 10 },
  /** before an upgrade of an address that is shut out is refused, while no more than so many wait for that */
  refusalDelay: 1000,
  slowRefusals: 100,
  /** what waits for one socket and cannot be replaced by something newer */
  queuedBytes: 4 * mebibyte,
  queuedMessages: 5000,
  /** one POST to an event stream: bytes, and messages (PROTOCOL.md, part E) */
  sendBytes: 256 * kibibyte,
  sentMessages: 64,
  /** an event stream that was cut off waits so long to be resumed, with the last events that it was sent: bytes */
  streamWait: 10_000,
  keptEventBytes: 256 * kibibyte,
  /** to read the close frame */
  closeGrace: 1000,
  /** without a word, after a ping */
  silence: 15_000,
  /** charts that one socket asked for: a wall has tens. Their fields come back with every answer, so they are kept: UTF-16 units */
  subscriptions: 1000,
  subscribedFields: 256 * kibibyte,
  /** walls without a file, which exist because a URL names them: with sockets, and stored */
  adHocWalls: 1000,
  storedWalls: 10_000,
  /** guests that may come back, the length of what is stored of one (UTF-16 units), and for how long */
  guests: 1000,
  guestRecord: 8 * kibibyte,
  guestAge: day,
  /** charts of which a wall remembers how people look at them */
  views: 100,
  /** characters of a message for people, and how long it is shown. s */
  messageCharacters: 2000,
  messageSeconds: 86_400,
  /** messages that are kept of one stream, their JSON, and for how long, seen or not */
  messages: 1000,
  messagesBytes: mebibyte,
  messageAge: 7 * day,
  /** the JSON of all, and streams: without these anybody who may send could fill the memory */
  allMessagesBytes: 64 * mebibyte,
  messageStreams: 10_000,
  /** in the older dialects: who is in a room at once, and who is remembered of one and of all */
  roomClients: 1000,
  roomMembers: 1000,
  allMembers: 10_000,
  /** how often clients of them are asked whether they are there (those that say `enter` give a socket up 2 s after a ping), and how many in a row may go unanswered */
  pings: { enter: 1000, login: 25_000, notices: 25_000 },
  unansweredPings: { enter: 5, login: 1, notices: 1 },
  /** to say who one is in them: their clients may try again */
  dialectIdentification: 600_000,
  /** people whose read marks are remembered, and conversations of each */
  readers: 1000,
  readConversations: 1000,
  /** screens that are remembered: more than a company has */
  screens: 10_000,
  /** without a word from a screen, until operators are told that it is away, and gone; a blink is shorter than the first */
  away: 10_000,
  gone: 20_000,
  /** between two tellings of presence to one operator, and two reports of one screen */
  presenceInterval: 100,
  telemetryInterval: 1000,
  /** charts of which one screen reports */
  reportedCharts: 100,
  /** walls that a screen was moved away from, so that one of them in its URL leads it on */
  leftWalls: 10,
  /** tries to log in, from one address and with one name; s. And how many wait for their turn */
  logins: { attempts: 10, period: 300, shutOut: 300 },
  waitingLogins: 20,
  /** how long one who has logged in may stay away, and stay at most; and of how many browsers of one person */
  sessions: { idle: day / 2, age: 30 * day, perPerson: 20 },
  /** screens that wait to be let in, in all and at one address, for how long their code counts, and how long the token lasts that one gets */
  adoptions: { waiting: 1000, waitingPerAddress: 100, age: 600_000, tokenAge: 90 * day },
  /** records of who did what: how many, their bytes, and for how long; and those of refused strangers, a minute */
  audit: { count: 50_000, bytes: 16 * mebibyte, age: 90 * day },
  auditedStrangers: 60,
  /** events that wait for the webhook, and for how long */
  webhookEvents: 1000,
  webhookAge: day,
  /** bytes of a chart's file or upload */
  fileBytes: 2 * mebibyte,
  /** maximum of a PATCH's `keep` */
  keptRows: 1_000_000,
  /** contents of one file that are read and pushed, in any second */
  contentsPerSecond: 20,
  /** of these, in a burst */
  contentBurst: 5,
  /** reads of a file that is being written, in any second: most find it half written */
  readsPerSecond: 60,
  /** a swapped folder is noticed within this time, and in a small folder all that the watcher misses */
  rescanInterval: 2000,
  /** files that are checked at a time, a hundredth of a core at 30 µs each; and where events do not tell all */
  filesPerRescan: 500,
  filesPerRescanAlone: 5000,
  /** pictures that wait to be drawn */
  queuedPictures: 16,
  /** header fields of a request */
  headerFields: 100,
  /** bytes of a header */
  headerBytes: 16 * kibibyte,
  /** from the connection to the end of the header */
  headerTimeout: 7000,
  /** without a byte of an upload */
  uploadStall: 5000,
  /** for a whole upload */
  uploadTimeout: 30_000,
  /** uploads under way from one address */
  uploadsPerAddress: 64,
  /** requests that change something under way from one address */
  changesPerAddress: 128,
  /** requests that change something under way: each may hold 2 MiB and wait for others */
  changes: 256,
} as const;
