/** What may be sent: the six fields of the protocol and any other beside them. */
export interface OutgoingMessage {
  readonly action: string;
  readonly socketType?: string;
  readonly chartName?: string;
  readonly value?: unknown;
  readonly [field: string]: unknown;
}

/** Whether a message went out. A chart that is asked for while offline counts as sent: it is asked for when the link is there. */
export type Sent = { sent: true } | { sent: false; reason: string };

export interface ChartRequest extends OutgoingMessage {
  readonly action: 'getData';
  readonly chartName: string;
}
