import type { Logger } from 'pino';
import type { ChartChannels } from './chart-channels.ts';
import type { DialectDeps } from './guests/dialects/create-dialect.ts';
import type { Resumption } from './guests/resumption.ts';
import type { HandlerDeps } from './handlers/handler.ts';
import type { Hub } from './hub.ts';
import type { DecodedMessage } from './message-decoder.ts';
import type { IdentityDeps } from './session-identity.ts';

/** What a session uses of the server. */
export interface SessionDeps extends HandlerDeps, IdentityDeps, DialectDeps {
  hub: Hub;
  channels: ChartChannels;
  decode: (text: string) => DecodedMessage;
  guests: Resumption;
  /** creates an id that is unique on all nodes */
  newId: () => string;
  /** somebody at this address acted too often */
  onFlood: (address: string) => void;
  log: Logger;
}
