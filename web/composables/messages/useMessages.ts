import { computed, nextTick, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue';
import { useObservable } from '../useObservable.ts';
import { useSocket } from '../useSocket.ts';
import { selectMessages, type Selection } from './select.ts';

export interface UseMessagesReturn {
  readonly selection: ComputedRef<Selection>;
  /** A person has seen this message. */
  dismiss(id: string): void;
  /** Dismisses the newest alarm, or else the newest message. */
  dismissNewest(): void;
}

/** The messages for people on this screen. The server is told when one was painted. */
export function useMessages(): UseMessagesReturn {
  const socket = useSocket();
  const messages = useObservable(socket.messages);
  const shown = shallowRef<ReadonlySet<string>>(new Set());
  const selection = computed(() => selectMessages(messages.value, shown.value));
  const visible = computed(() => [...selection.value.alarms, ...selection.value.banners]);
  let frame = 0;

  /** Messages count as shown in the frame after the one that paints them; in a hidden tab none is painted. */
  function report(): void {
    cancelAnimationFrame(frame);
    if (document.hidden || visible.value.every(({ id }) => shown.value.has(id))) return;
    void nextTick(() => {
      frame = requestAnimationFrame(() => (frame = requestAnimationFrame(markShown)));
    });
  }

  function markShown(): void {
    const ids = visible.value.map(({ id }) => id);
    const present = messages.value.map(({ id }) => id).filter((id) => shown.value.has(id));
    shown.value = new Set([...present, ...ids]);
    ids.forEach((id) => socket.messageShown(id));
  }

  watch(visible, report, { immediate: true });
  document.addEventListener('visibilitychange', report);
  onScopeDispose(() => {
    cancelAnimationFrame(frame);
    document.removeEventListener('visibilitychange', report);
  });

  return {
    selection,
    dismiss: (id) => socket.dismissMessage(id),
    dismissNewest() {
      const newest = selection.value.alarms.at(-1) ?? selection.value.banners.at(-1);
      if (newest) socket.dismissMessage(newest.id);
    },
  };
}
