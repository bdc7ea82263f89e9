import { computed, type ComputedRef } from 'vue';
import { formatDuration, formatTime } from './format-time.ts';
import { useLanguage } from './useLanguage.ts';
import { useNow } from './useNow.ts';
import { useObservable } from './useObservable.ts';
import { useSocket } from './useSocket.ts';

/** The first connection may take this long before a notice is shown. ms */
const noticeDelay = 2000;

/** A notice about the connection: what happened, for how long, and what that means for the data on the screen. */
export interface ConnectionNotice {
  readonly message: string;
  readonly duration?: string;
  readonly note?: string;
}

export interface UseConnectionReturn {
  /** the data on the screen may be outdated */
  readonly lost: ComputedRef<boolean>;
  /** undefined while there is nothing to report */
  readonly notice: ComputedRef<ConnectionNotice | undefined>;
}

/** The connection to the server, as a notice for people. */
export function useConnection(): UseConnectionReturn {
  const socket = useSocket();
  const connection = useObservable(socket.connection);
  const settings = useObservable(socket.settings);
  const now = useNow();
  const { language, words } = useLanguage();

  const notice = computed((): ConnectionNotice | undefined => {
    const state = connection.value;
    if (state.status === 'idle' || state.status === 'open') return undefined;
    if (state.status === 'refused') return { message: words.refused(state.code) };
    const since = state.since + clockOffset(socket);
    const elapsed = Math.max(0, now.value - since);
    if (state.status === 'lost' && settings.value) {
      const message = words.linkLost(formatTime(since, now.value, language));
      return { message, duration: formatDuration(elapsed, words), note: words.lastKnown };
    }
    return elapsed < noticeDelay
      ? undefined
      : { message: words.connecting, duration: formatDuration(elapsed, words) };
  });
  const lost = computed(() => connection.value.status === 'lost' || connection.value.status === 'refused');
  return { lost, notice };
}

/** The connection's times are by the screen's clock, which may be wrong. People read the server's time. */
function clockOffset(socket: { serverNow(): number }): number {
  return socket.serverNow() - Date.now();
}
