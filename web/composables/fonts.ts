import { shallowRef } from 'vue';

/** Charts measure their labels while drawing, so they wait for the font, but not for long. ms */
const timeout = 800;

/** Whether text can be measured. */
export const fontsReady = shallowRef(false);

/** Loads the charts' font. */
export async function loadFonts(font: string): Promise<void> {
  const timedOut = new Promise((resolve) => setTimeout(resolve, timeout));
  // If the font cannot be loaded, the charts use a fallback font.
  await Promise.race([timedOut, Promise.allSettled([document.fonts.load(font)])]);
  fontsReady.value = true;
}
