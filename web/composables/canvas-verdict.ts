/** RGBA of a picture, four bytes a pixel. */
export type Pixels = Uint8ClampedArray;
export type CanvasVerdict = 'fine' | 'blank' | 'frozen';

/** Two drawings of one option may differ a little: in how edges were smoothed. Levels of 255. */
const tolerance = 6;

/** @param before a thumbnail of what was drawn before something else was drawn; undefined: nothing else was */
export function judgeCanvas(now: Pixels, before: Pixels | undefined): CanvasVerdict {
  if (isOneColour(now)) return 'blank';
  return before && now.every((level, i) => level === before[i]) ? 'frozen' : 'fine';
}

/** Also true of a canvas that is transparent all over. */
export function isOneColour(pixels: Pixels): boolean {
  return pixels.every((level, i) => level === pixels[i % 4]);
}

/** Whether two thumbnails show different things for certain. */
export function isClearlyOther(a: Pixels, b: Pixels): boolean {
  return a.some((level, i) => Math.abs(level - (b[i] ?? 0)) > tolerance);
}
