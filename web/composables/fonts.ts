import { shallowRef } from 'vue';

/** Charts measure their labels when they are drawn, so they wait for the font, but not for long. */
const patience = 800;

/** True once text can be measured. */
export const fontsReady = shallowRef(false);

/** Loads the font that charts write with. */
export async function loadFonts(font: string): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  // One that cannot be had is no reason to draw nothing: others write, too.
  await Promise.race([late, Promise.allSettled([document.fonts.load(font)])]);
  fontsReady.value = true;
}
