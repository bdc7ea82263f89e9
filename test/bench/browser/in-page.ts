/** What the scripts below leave in the page for the runner to read. */
export interface Watched {
  /** ms from a chart's message on the socket to the frame that paints it, one for each */
  paints: number[];
  /** when each frame began, ms */
  frames: number[];
}

/**
 * Runs in the page before its own scripts: notes when a message for `chart` arrives, and when the first frame after it is painted in
 * which that chart's canvas was drawn anew.
 */
export function watchPaints(chart: string): void {
  const watched: Watched = { paints: [], frames: [] };
  Object.assign(globalThis, { watched });
  let arrived: number | undefined;

  const Plain = globalThis.WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (String(data).includes(`"chartName":"${chart}"`)) arrived = performance.now();
      });
    }
  };

  const context = CanvasRenderingContext2D.prototype;
  const clear = context.clearRect;
  context.clearRect = function (...args) {
    clear.apply(this, args);
    if (arrived === undefined || !this.canvas.closest(`[data-chart="${chart}"]`)) return;
    const began = arrived;
    arrived = undefined;
    afterPaint(() => watched.paints.push(performance.now() - began));
  };

  // ECharts draws in a frame's callbacks; painting comes behind those, and a message that is posted in one behind that
  function afterPaint(run: () => void): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      run();
    };
    port2.postMessage(undefined);
  }
}

/** Runs in the page: notes every frame from now on. */
export function watchFrames(): void {
  const { watched } = globalThis as unknown as { watched: Watched };
  const frame = (at: number): void => {
    watched.frames.push(at);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
