import { shallowRef } from 'vue';
import { setInter } from '../charts/text/font.ts';

/** Charts measure their labels when they are drawn, so they wait for the font, but not for long. ms */
const patience = 800;

/** In which fonts text can be measured; undefined: not yet. All that was measured is drawn again when it changes. */
export const fontsReady = shallowRef<'system' | 'all'>();

/** Loads the font that charts write with, and its figures, which are a face of their own. */
export async function loadFonts(font: string): Promise<void> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  // One that cannot be had is no reason to draw nothing: others write, too.
  const loading = Promise.allSettled([document.fonts.load(font, 'A1')]);
  if (!(await Promise.race([loading, late]))) {
    setInter(false);
    fontsReady.value = 'system';
    await loading;
    setInter(true);
  }
  fontsReady.value = 'all';
}
