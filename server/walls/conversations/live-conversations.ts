import type { ConversationMessage } from '#protocol';
import type { Broker } from '../../broker/broker.ts';
import type { MessageEvent, MessageTopics } from '../events.ts';
import type { Messages } from '../messages/messages.ts';
import { textMessage, type OutboundMessage } from '../outbound-message.ts';
import { conversationOf } from './conversation-of.ts';
import {
  createConversations,
  type Conversations,
  type ConversationsDeps,
  type Reader,
} from './conversations.ts';

/** A socket of a person. */
export interface Watcher extends Reader {
  send(message: OutboundMessage): void;
}

/** Conversations that tell every socket of a person what changes: a new message, one that has ended, or the mark. */
export interface LiveConversations extends Conversations {
  /** Returns what ends it. */
  watch(watcher: Watcher): () => void;
}

interface Deps extends ConversationsDeps {
  broker: Broker<MessageTopics>;
  messages: Pick<Messages, 'epoch' | 'streams' | 'find'>;
}

export function createLiveConversations({ broker, ...deps }: Deps): LiveConversations {
  const conversations = createConversations(deps);
  const watchers = new Map<string, Set<Watcher>>();

  /** All sockets of a person are sent the same message, so it is made once. */
  function tell(person: string, stream: string): void {
    let message: OutboundMessage | undefined;
    for (const watcher of [...(watchers.get(person) ?? [])]) {
      const conversation = conversations.find(watcher, stream);
      if (!conversation) continue; // a wall that this socket's token is not for
      message ??= messageOf({ action: 'conversation', person, conversation });
      watcher.send(message);
    }
  }

  function onMessage(event: MessageEvent): void {
    const message = event.kind === 'message' ? event.message : deps.messages.find(event.id);
    if (!message) return;
    for (const person of [...watchers.keys()]) {
      const stream = conversationOf(message, person);
      if (stream !== undefined) tell(person, stream);
    }
  }

  void broker.subscribe('messages', { deliver: onMessage });
  conversations.onRead(tell);

  return {
    ...conversations,
    watch(watcher) {
      const { person } = watcher;
      watchers.set(person, (watchers.get(person) ?? new Set()).add(watcher));
      return () => {
        const own = watchers.get(person);
        own?.delete(watcher);
        if (own?.size === 0) watchers.delete(person);
      };
    },
  };
}

/** A message about conversations as it is sent. */
export function messageOf(message: ConversationMessage): OutboundMessage {
  return textMessage(JSON.stringify(message));
}
