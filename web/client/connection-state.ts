/** How the link to the server is. Times are ms since 1970 by the screen's clock. */
export type ConnectionState =
  /** `connect` was not called, or `close` was */
  | { status: 'idle' }
  /** the first attempt */
  | { status: 'connecting'; since: number }
  /** the server has let this screen onto its wall; `num` screens were on it then, this one included */
  | { status: 'open'; since: number; screen: string; wall: string; num: number }
  /** was open, or never came so far; tried again for ever. `since` is when the link was lost, or `connect` was called */
  | { status: 'lost'; since: number; attempt: number }
  /** the server does not let this screen in (codes 4401 and 4403): not tried again until `connect` is called */
  | { status: 'refused'; since: number; code: number };
