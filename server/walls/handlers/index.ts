import { act } from './act.ts';
import { enter } from './enter.ts';
import { getData } from './get-data.ts';
import type { Handler, Message, MessageOf } from './handler.ts';
import { heartbeat } from './heartbeat.ts';
import { relay } from './relay.ts';

/** What each action does. */
const handlers: { readonly [Action in Message['action']]: Handler<MessageOf<Action>> } = {
  enter,
  getData,
  heartbeat,
  themeChange: act,
  fullScreen: act,
  pageChange: act,
  relay,
};

/** The handler of a message. */
export function handlerOf<Handled extends Message>({ action }: Handled): Handler<Handled> {
  // each action has the handler of its own messages: the table's type says so, but not to the compiler in one expression
  return handlers[action] as unknown as Handler<Handled>;
}
