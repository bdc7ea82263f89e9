/** What `watchStates` leaves in the page: each state of the wall that was shown, and when its first frame began, by the machine's clock. */
export interface StateFrame {
  /** theme, maximised chart and page */
  readonly shown: string;
  /** ms since 1970 */
  readonly at: number;
}

export interface WatchedStates {
  stateFrames: StateFrame[];
}

/** Runs in the page before its own scripts: notes the first frame of every state that the page shows. */
export function watchStates(): void {
  const stateFrames: StateFrame[] = [];
  Object.assign(globalThis, { stateFrames });
  const look = (): void => {
    const shown = [
      document.documentElement.dataset['theme'],
      document.querySelector('.tile.maximised')?.getAttribute('data-chart'),
      document.querySelector('.tiles:not(.hidden)')?.getAttribute('data-page'),
    ].join();
    if (stateFrames.at(-1)?.shown !== shown)
      stateFrames.push({ shown, at: performance.timeOrigin + performance.now() });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
