import type { OptionParts, OptionPart } from './sanitise.ts';

const cartesian: ReadonlySet<unknown> = new Set([
  ...['line', 'bar', 'scatter', 'effectScatter', 'heatmap', 'candlestick', 'boxplot'],
]);

/** Adds the axes that ECharts requires, and moves series off coordinate systems that do not exist. */
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

/** A series on a missing calendar, map or polar system becomes a cartesian one. */
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
