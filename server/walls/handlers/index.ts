import { act } from './act.ts';
import { conversations } from './conversations.ts';
import { enter } from './enter.ts';
import { flipped } from './flipped.ts';
import { getData } from './get-data.ts';
import type { Handler, HandledMessage, MessageOf } from './handler.ts';
import { heartbeat } from './heartbeat.ts';
import { message, withdraw } from './message.ts';
import { presence, screenFacts, screenTelemetry } from './presence.ts';
import { receipt } from './receipt.ts';
import { relay } from './relay.ts';
import { renew } from './renew.ts';
import { spanPart } from './span-part.ts';
import { spanView } from './span-view.ts';

type Handlers = { readonly [Action in HandledMessage['action']]: Handler<MessageOf<Action>> };

/** What each action does. */
const handlers: Handlers = {
  enter,
  getData,
  heartbeat,
  flipped,
  renew,
  spanPart,
  spanView,
  message,
  withdraw,
  receipt,
  conversations,
  presence,
  facts: screenFacts,
  telemetry: screenTelemetry,
  themeChange: act,
  fullScreen: act,
  pageChange: act,
  relay,
};

/** The handler of an action's messages. */
export function handlerOf<Action extends HandledMessage['action']>(
  action: Action,
): Handler<MessageOf<Action>> {
  return handlers[action];
}
