import { onScopeDispose, ref, type Ref } from 'vue';
import { useSocket } from './useSocket.ts';

const second = 1000;

/** One clock for the whole page. It starts with the first user and stops with the last. */
const clock = { now: ref(0), users: 0, stop: (): void => {} };

/** The server's time in ms since 1970, updated at every full second, so that all screens of a wall tick together. */
export function useNow(): Readonly<Ref<number>> {
  const { serverNow } = useClockSource();
  if (clock.users++ === 0) clock.stop = startTicking(serverNow);
  onScopeDispose(() => {
    if (--clock.users === 0) clock.stop();
  });
  return clock.now;
}

function useClockSource(): { serverNow(): number } {
  const socket = useSocket();
  return { serverNow: () => socket.serverNow() };
}

function startTicking(serverNow: () => number): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const tick = (): void => {
    const now = serverNow();
    clock.now.value = now;
    timer = setTimeout(tick, second - (now % second));
  };
  tick();
  return () => clearTimeout(timer);
}
