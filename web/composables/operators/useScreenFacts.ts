import { computed, shallowRef, watch } from 'vue';
import { useEventListener, useWindowSize } from '@vueuse/core';
import type { ScreenFacts } from '#protocol';
import { useLanguage } from '../useLanguage.ts';
import { usePages } from '../usePages.ts';
import { useSocket } from '../useSocket.ts';
import { useUrlParams } from '../useUrlParams.ts';
import { useWallState } from '../useWallState.ts';
import { browserName } from './browser-name.ts';

const displayModes = ['fullscreen', 'standalone', 'minimal-ui'];

/** Tells operators how this screen is, whenever that changes (PROTOCOL.md P-4). `isOnWall`: it shows a page of its wall. */
export function useScreenFacts(isOnWall: () => boolean): void {
  const socket = useSocket();
  const { language } = useLanguage();
  const { kiosk } = useUrlParams();
  const { width, height } = useWindowSize();
  const wall = useWallState();
  const { pages, index } = usePages();
  const browser = browserName(navigator.userAgent);
  const displayMode = shallowRef(displayModeNow());
  const read = (): void => void (displayMode.value = displayModeNow());
  useEventListener(document, 'fullscreenchange', read);
  for (const mode of displayModes) useEventListener(matchMedia(queryOf(mode)), 'change', read);

  const facts = computed((): ScreenFacts => ({
    browser,
    viewport: [width.value, height.value],
    // zooming changes it, and the size with it
    pixelRatio: width.value > 0 ? devicePixelRatio : 1,
    displayMode: displayMode.value,
    language,
    page: isOnWall() ? (pages.value[index.value]?.key ?? null) : null,
    fullScreen: wall.fullScreen.value,
    theme: wall.theme.value,
    kiosk,
  }));
  watch(facts, (now) => socket.setFacts(now), { immediate: true });
}

function displayModeNow(): string {
  if (document.fullscreenElement) return 'fullscreen';
  return displayModes.find((mode) => matchMedia(queryOf(mode)).matches) ?? 'browser';
}

function queryOf(mode: string): string {
  return `(display-mode: ${mode})`;
}
