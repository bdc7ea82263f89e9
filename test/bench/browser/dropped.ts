/** How many per cent of the screen's frames passed without one of the page's, by when those began (ms). */
export function droppedPercent(frames: readonly number[], frameInMs = 1000 / 60): number {
  const spans = frames.slice(1).map((at, i) => Math.max(1, Math.round((at - (frames[i] ?? at)) / frameInMs)));
  const passed = spans.reduce((sum, span) => sum + span, 0);
  return passed === 0 ? 0 : (100 * (passed - spans.length)) / passed;
}
