/**
 * Runs in the page: resolves to when the chart's drawing was painted in a tile that is to be seen, by the machine's clock (ms since 1970), or
 * to undefined when that took too long. A canvas counts once something is on it.
 */
export async function appearing({
  chart,
  limitInMs,
}: {
  chart: string;
  limitInMs: number;
}): Promise<number | undefined> {
  const until = performance.now() + limitInMs;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (performance.now() < until) {
    await frame();
    const canvas = document.querySelector<HTMLCanvasElement>(
      `.tiles:not(.hidden) [data-chart="${chart}"] canvas`,
    );
    if (!canvas || !isDrawn(canvas)) continue;
    await painted();
    return Date.now();
  }
  return undefined;

  function isDrawn(canvas: HTMLCanvasElement): boolean {
    const small = new OffscreenCanvas(16, 16).getContext('2d');
    if (!small || canvas.width === 0 || canvas.height === 0) return false;
    small.drawImage(canvas, 0, 0, 16, 16);
    return small.getImageData(0, 0, 16, 16).data.some((byte) => byte > 0);
  }

  // behind the frame's callbacks, and so behind its painting, comes what is posted in one
  function painted(): Promise<void> {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  }
}
