/** What may be sent: the protocol's fields, and any other field beside them. */
export interface OutgoingMessage {
  readonly action: string;
  readonly socketType?: string;
  readonly chartName?: string;
  readonly value?: unknown;
  readonly [field: string]: unknown;
}

/** Whether a message was sent. A chart request counts as sent while offline: it goes out once the connection is open. */
export type Sent = { sent: true } | { sent: false; reason: string };

export interface ChartRequest extends OutgoingMessage {
  readonly action: 'getData';
  readonly chartName: string;
}
