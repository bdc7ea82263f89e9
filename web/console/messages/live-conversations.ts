import * as v from 'valibot';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { conversationMessageSchema, type Conversation } from '#protocol';
import { openLiveSocket } from '../server/live-socket.ts';
import { setWaiting } from '../shell/page-title.ts';
import { isOpen, readerName } from './reader.ts';

/** The person's conversations as they are now; undefined until the server has told them. */
const known = shallowRef<ReadonlyMap<string, Conversation>>();

/** The one with the newest message first. */
export const liveConversations = computed(
  () => known.value && [...known.value.values()].sort((a, b) => (b.last?.sent ?? 0) - (a.last?.sent ?? 0)),
);

/** Follows the person's conversations in every part of the console, so that its title says what is unread. To be called once, in a scope. */
export function followConversations(): void {
  let close = (): void => {};
  watch(
    readerName,
    (name) => {
      close();
      known.value = undefined;
      if (name !== '') close = follow(name);
    },
    { immediate: true },
  );
  watch(known, (all) => {
    const unread = [...(all?.values() ?? [])].reduce((sum, conversation) => sum + conversation.unread, 0);
    setWaiting('messages', unread);
  });
  onScopeDispose(() => close());
}

function follow(name: string): () => void {
  return openLiveSocket({
    opened: (send) => send({ action: 'conversations', ...(isOpen.value && { name }) }),
    received(message) {
      const { success, output } = v.safeParse(conversationMessageSchema, message);
      if (!success) return;
      if (output.action === 'conversations')
        known.value = new Map(output.conversations.map((each) => [each.stream, each]));
      else known.value = new Map(known.value).set(output.conversation.stream, output.conversation);
    },
    lost() {},
  });
}
