import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** Takes ten pictures a second until it is stopped. */
export function takePictures(page: Page): () => Promise<string[]> {
  const pictures: string[] = [];
  let isTaking = true;
  const taking = (async () => {
    const session = await page.context().newCDPSession(page);
    while (isTaking) {
      const next = setTimeout(100);
      pictures.push((await session.send('Page.captureScreenshot', { format: 'png' })).data);
      await next;
    }
  })();
  return async () => {
    isTaking = false;
    await taking;
    return pictures;
  };
}

/** The number of pixels in each picture that differ from the most frequent colour: those of a blank frame are few. */
export function inkOf(page: Page, pictures: readonly string[]): Promise<number[]> {
  return page.evaluate(async (all) => {
    const counts: number[] = [];
    for (const picture of all) {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
      const colours = new Map<number, number>();
      for (const pixel of pixels) colours.set(pixel, (colours.get(pixel) ?? 0) + 1);
      counts.push(pixels.length - Math.max(...colours.values()));
    }
    return counts;
  }, pictures);
}
