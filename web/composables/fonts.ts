import { shallowRef } from 'vue';
import { refreshFonts, setInter } from '../charts/text/font.ts';

/** Charts measure their labels while drawing, so they wait for the font, but not for long. ms */
const timeout = 800;

/** In which fonts text can be measured; undefined: not yet. A change redraws everything that was measured. */
export const fontsReady = shallowRef<'system' | 'all' | `all+${number}`>();

/** Loads the charts' font, and its figures, which are a face of their own. */
export async function loadFonts(font: string): Promise<void> {
  const timedOut = new Promise<undefined>((resolve) => setTimeout(resolve, timeout));
  // If the font cannot be loaded, the charts use a fallback font.
  const loading = Promise.allSettled([document.fonts.load(font, 'A1')]);
  if (!(await Promise.race([loading, timedOut]))) {
    setInter(false);
    fontsReady.value = 'system';
    await loading;
    setInter(true);
  }
  fontsReady.value = 'all';
  redrawInLaterFaces();
}

/** Greek, Cyrillic and letters with rare accents are files of their own, loaded when a text first needs one. */
function redrawInLaterFaces(): void {
  let more = 0;
  document.fonts.addEventListener('loadingdone', ({ fontfaces }) => {
    if (fontfaces.length === 0) return;
    refreshFonts();
    fontsReady.value = `all+${++more}`;
  });
}
