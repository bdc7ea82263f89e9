import type { OptionParts, OptionPart } from './sanitise.ts';

const cartesian: ReadonlySet<unknown> = new Set([
  ...['line', 'bar', 'scatter', 'effectScatter', 'heatmap', 'candlestick', 'boxplot'],
]);

/** The axes that ECharts cannot do without, where a file leaves them to be guessed, and no series on what is not there. */
export function withMissingAxes(parts: OptionParts): OptionParts {
  const { xAxis, yAxis, polar, radiusAxis, angleAxis } = parts;
  const series = (parts['series'] ?? []).map((one) => onExistingSystem(one, parts));
  const onPlane = (xAxis ?? yAxis) !== undefined || series.some(isOnPlane);
  return {
    ...parts,
    ...(parts['series'] && { series }),
    ...(onPlane && { xAxis: some(xAxis), yAxis: some(yAxis) }),
    ...(polar && { radiusAxis: some(radiusAxis), angleAxis: some(angleAxis) }),
  };
}

/** A series on a calendar, a map or a circle that the option does not have, or not so many of, lies on the cartesian. */
function onExistingSystem(series: OptionPart, parts: OptionParts): OptionPart {
  const system = String(series['coordinateSystem']);
  const index = Number(series[`${system}Index`] ?? 0);
  if (!['polar', 'geo', 'calendar'].includes(system) || parts[system]?.[index]) return series;
  return withoutSystem(series);
}

function withoutSystem({ coordinateSystem: _, ...rest }: OptionPart): OptionPart {
  return rest;
}

function isOnPlane({ type, coordinateSystem = 'cartesian2d' }: OptionPart): boolean {
  return cartesian.has(type) && coordinateSystem === 'cartesian2d';
}

function some(axes: readonly OptionPart[] = []): readonly OptionPart[] {
  return axes.length > 0 ? axes : [{}];
}
