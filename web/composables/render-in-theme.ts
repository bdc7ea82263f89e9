import type { ThemeName } from '#protocol';
import type { ECharts, EChartsCoreOption } from '../charts/echarts.ts';

type Part = Readonly<Record<string, unknown>>;

/** What people change on a drawing, by component. */
const changedByPeople: Readonly<Record<string, readonly string[]>> = {
  legend: ['selected', 'scrollDataIndex'],
  dataZoom: ['start', 'end'],
  visualMap: ['selected', 'range'],
};

/**
 * Gives an instance another theme and renders an option in it. Components take a theme only when they are created, so all are created again,
 * with what people changed on those before them.
 */
export function renderInTheme(chart: ECharts, option: EChartsCoreOption, theme: ThemeName): void {
  const kept = withChanges(option, chart);
  // `setTheme` renders at once, and what it renders is the first option that was ever set: an empty one costs least.
  chart.setOption({}, { notMerge: true, lazyUpdate: true });
  chart.setTheme(theme);
  chart.setOption(kept, { notMerge: true });
}

/** The option with what people changed on the components that the instance has. */
export function withChanges(option: EChartsCoreOption, chart: ECharts): EChartsCoreOption {
  const changeable = Object.entries(changedByPeople).filter(([name]) => option[name] !== undefined);
  if (changeable.length === 0) return option;
  const current = chart.getOption();
  const changed = changeable.map(([name, keys]) => {
    const before = partsOf(current[name]);
    return [name, partsOf(option[name]).map((part, i) => ({ ...part, ...pick(before[i], keys) }))] as const;
  });
  return { ...option, ...Object.fromEntries(changed) };
}

function partsOf(components: unknown): readonly Part[] {
  return [components ?? []].flat() as unknown[] as readonly Part[];
}

function pick(part: Part = {}, keys: readonly string[]): Part {
  return Object.fromEntries(keys.filter((key) => part[key] !== undefined).map((key) => [key, part[key]]));
}
