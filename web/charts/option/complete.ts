import type { AllowedParts, Part } from './allow.ts';

const plane: ReadonlySet<unknown> = new Set([
  ...['line', 'bar', 'scatter', 'effectScatter', 'heatmap', 'candlestick', 'boxplot'],
]);

/** The axes that ECharts cannot do without, where a file leaves them to be guessed. */
export function completed(parts: AllowedParts): AllowedParts {
  const { series = [], xAxis, yAxis, polar, radiusAxis, angleAxis } = parts;
  const onPlane = (xAxis ?? yAxis) !== undefined || series.some(isOnPlane);
  return {
    ...parts,
    ...(onPlane && { xAxis: some(xAxis), yAxis: some(yAxis) }),
    ...(polar && { radiusAxis: some(radiusAxis), angleAxis: some(angleAxis) }),
  };
}

function isOnPlane({ type, coordinateSystem = 'cartesian2d' }: Part): boolean {
  return plane.has(type) && coordinateSystem === 'cartesian2d';
}

function some(axes: readonly Part[] = []): readonly Part[] {
  return axes.length > 0 ? axes : [{}];
}
