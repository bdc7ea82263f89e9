import type { Pixels } from './canvas-verdict.ts';

/** Of 16:9; small, so that reading one costs a millisecond. */
const thumbnailSize = { width: 32, height: 18 };

let scratch: OffscreenCanvasRenderingContext2D | undefined;

/** A small picture of an element's canvases. Undefined: they have no size, or this browser does not let pages read canvases. */
export function thumbnailOf(element: Element): Pixels | undefined {
  scratch ??= createContext(thumbnailSize);
  return scratch && pixelsOf(canvasesOf(element), scratch);
}

/** An element's canvases on top of each other, at the size of the largest. Takes tens of ms. */
export function pictureOf(element: Element): Pixels | undefined {
  const canvases = canvasesOf(element);
  const sizeOf = (side: 'width' | 'height'): number => Math.max(...canvases.map((canvas) => canvas[side]));
  const context = canvases.length > 0 && createContext({ width: sizeOf('width'), height: sizeOf('height') });
  return context ? pixelsOf(canvases, context) : undefined;
}

function canvasesOf(element: Element): HTMLCanvasElement[] {
  return [...element.querySelectorAll('canvas')].filter(({ width, height }) => width > 0 && height > 0);
}

function pixelsOf(
  canvases: readonly HTMLCanvasElement[],
  context: OffscreenCanvasRenderingContext2D,
): Pixels | undefined {
  const { width, height } = context.canvas;
  if (canvases.length === 0) return undefined;
  context.clearRect(0, 0, width, height);
  for (const canvas of canvases) context.drawImage(canvas, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

function createContext(size: {
  width: number;
  height: number;
}): OffscreenCanvasRenderingContext2D | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || !isReadable(context)) return undefined;
  // averages all pixels: the usual quality leaves most of them out
  context.imageSmoothingQuality = 'medium';
  return context;
}

/** Browsers that protect against fingerprinting return other pixels than there are. */
function isReadable(context: OffscreenCanvasRenderingContext2D): boolean {
  context.fillStyle = '#123456';
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return red === 0x12 && green === 0x34 && blue === 0x56 && alpha === 255;
}
