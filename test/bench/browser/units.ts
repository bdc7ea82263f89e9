export const pageUnits = {
  drawn: 'ms to six drawn charts',
  size: 'KB gzipped',
  busy: 'ms of main thread',
  paint: 'ms to the painted frame',
  dropped: '% of frames dropped',
  grown: 'MB more objects in the heap',
  compiled: 'MB more compiled code',
};
