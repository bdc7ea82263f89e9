import { act } from './act.ts';
import { enter } from './enter.ts';
import { flipped } from './flipped.ts';
import { getData } from './get-data.ts';
import type { Handler, Message, MessageOf } from './handler.ts';
import { heartbeat } from './heartbeat.ts';
import { relay } from './relay.ts';
import { renew } from './renew.ts';
import { spanPart } from './span-part.ts';
import { spanView } from './span-view.ts';

type Handlers = { readonly [Action in Message['action']]: Handler<MessageOf<Action>> };

/** What each action does. */
const handlers: Handlers = {
  enter,
  getData,
  heartbeat,
  flipped,
  renew,
  spanPart,
  spanView,
  themeChange: act,
  fullScreen: act,
  pageChange: act,
  relay,
};

/** The handler of an action's messages. */
export function handlerOf<Action extends Message['action']>(action: Action): Handler<MessageOf<Action>> {
  return handlers[action];
}
