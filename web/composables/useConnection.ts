import { computed, type ComputedRef } from 'vue';
import { formatDuration, formatTime } from './format-time.ts';
import { useLanguage } from './useLanguage.ts';
import { useLayout } from './useLayout.ts';
import { useNow } from './useNow.ts';
import { useObservable } from './useObservable.ts';
import { useSocket } from './useSocket.ts';
import { useTimeZone } from './useTimeZone.ts';

/** The first connection may take this long before a notice is shown. ms */
const noticeDelay = 2000;
/** After this the data on the screen is shown as old: a link that is lost for seconds greys nothing. ms */
const briefFor = 60_000;

/** A notice about the connection: what happened, for how long, and what that means for the data on the screen. */
export interface ConnectionNotice {
  readonly message: string;
  readonly duration?: string;
  readonly note?: string;
}

export interface UseConnectionReturn {
  /** the data on the screen may be outdated */
  readonly lost: ComputedRef<boolean>;
  /** lost for so short a time that the line about it is enough */
  readonly brief: ComputedRef<boolean>;
  /** the first attempt is under way: it is too early to tell */
  readonly pending: ComputedRef<boolean>;
  /** undefined while there is nothing to report */
  readonly notice: ComputedRef<ConnectionNotice | undefined>;
}

/** The connection to the server, as a notice for people. */
export function useConnection(): UseConnectionReturn {
  const socket = useSocket();
  const connection = useObservable(socket.connection);
  const settings = useObservable(socket.settings);
  const layout = useLayout();
  const timeZone = useTimeZone();
  const now = useNow();
  const { language, words } = useLanguage();

  const since = (): number =>
    'since' in connection.value ? connection.value.since + clockOffset(socket) : now.value;
  const elapsed = computed(() => Math.max(0, now.value - since()));
  const pending = computed(() => connection.value.status === 'connecting' && elapsed.value < noticeDelay);
  const lost = computed(() => !pending.value && !['idle', 'open'].includes(connection.value.status));

  const brief = computed(() => lost.value && settings.value !== undefined && elapsed.value < briefFor);

  const notice = computed((): ConnectionNotice | undefined => {
    const state = connection.value;
    if (!lost.value) return undefined;
    // where the server says why, the page does
    if (state.status === 'refused') return state.reason ? undefined : { message: words.refused(state.code) };
    const time = formatTime(since(), now.value, { language, timeZone: timeZone.value });
    const duration = formatDuration(elapsed.value, words);
    if (settings.value) return { message: words.linkLost(time), duration, note: words.lastKnown };
    // The server has not answered since the page was opened. The wall is that of an earlier visit.
    if (layout.value) return { message: words.unreachable(time), duration, note: words.lastKnown };
    return elapsed.value < noticeDelay ? undefined : { message: words.connecting, duration };
  });
  return { lost, brief, pending, notice };
}

/** The connection's times are by the screen's clock, which may be wrong. People read the server's time. */
function clockOffset(socket: { serverNow(): number }): number {
  return socket.serverNow() - Date.now();
}
