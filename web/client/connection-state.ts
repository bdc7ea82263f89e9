import type { RefusalCode, TransportName } from '#protocol';

/** The state of the connection to the server. Times are ms since 1970 by the screen's clock. */
export type ConnectionState =
  /** not started: before `connect`, or after `close` */
  | { status: 'idle' }
  /** the first attempt is under way */
  | { status: 'connecting'; since: number }
  /** the server has let this screen onto its wall; `num` is the number of screens on it then, this one included; `transport` is how its messages travel */
  | { status: 'open'; since: number; screen: string; wall: string; num: number; transport: TransportName }
  /** the connection broke or was never established; retried for ever. `since` is when it broke, or when `connect` was called */
  | { status: 'lost'; since: number; attempt: number }
  /**
   * the server rejected this screen (codes 4401 and 4403), and said why unless it is an older one: not retried until `connect` is called
   * again, with another token
   */
  | { status: 'refused'; since: number; code: number; reason?: RefusalCode };
