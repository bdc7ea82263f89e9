import { computed, type ComputedRef } from 'vue';
import { useLanguage } from './useLanguage.ts';
import { useNow } from './useNow.ts';
import { useObservable } from './useObservable.ts';
import { useSocket } from './useSocket.ts';
import { durationWords, timeWords } from './format-time.ts';

/** A first connection may take this long before anything is said of it, in ms. */
const quiet = 2000;

/** The state of the link: since when, for how long, and what that means for what is seen. */
export interface ConnectionNotice {
  readonly what: string;
  readonly lasted?: string;
  readonly note?: string;
}

export interface UseConnectionReturn {
  /** what is on the screen may no longer be true */
  readonly lost: ComputedRef<boolean>;
  /** what to tell people of the link; undefined while there is nothing to tell */
  readonly notice: ComputedRef<ConnectionNotice | undefined>;
}

/** How the link to the server is, in words. */
export function useConnection(): UseConnectionReturn {
  const socket = useSocket();
  const connection = useObservable(socket.connection);
  const settings = useObservable(socket.settings);
  const now = useNow();
  const { language, words } = useLanguage();

  const line = computed((): ConnectionNotice | undefined => {
    const link = connection.value;
    if (link.status === 'idle' || link.status === 'open') return undefined;
    if (link.status === 'refused') return { what: words.refused(link.code) };
    const since = link.since + clockDifference(socket);
    const lasted = Math.max(0, now.value - since);
    if (link.status === 'lost' && settings.value) {
      const what = words.linkLost(timeWords(since, now.value, language));
      return { what, lasted: durationWords(lasted, words), note: words.lastKnown };
    }
    return lasted < quiet ? undefined : { what: words.connecting, lasted: durationWords(lasted, words) };
  });
  const lost = computed(() => connection.value.status === 'lost' || connection.value.status === 'refused');
  return { lost, notice: line };
}

/** The link's times are by this screen's own clock, which may be wrong; all that people read is by the server's. */
function clockDifference(socket: { serverNow(): number }): number {
  return socket.serverNow() - Date.now();
}
