import type { EChartsCoreOption } from '../charts/echarts.ts';

type Part = Readonly<Record<string, unknown>>;

/**
 * Series are replaced, matched by id. Everything else is merged, so that a legend keeps its selection. An option with different components,
 * or of another chart type, replaces the old one as a whole.
 */
export const replaceMerge = ['series'];

/** Lists that ECharts always takes whole. */
const lists: ReadonlySet<string> = new Set(['data', 'source', 'links', 'nodes', 'edges']);

/** Whether an option can be merged into the one before: it has the same components, and says all that the other said, which would stay. */
export function canMerge(option: EChartsCoreOption, before: EChartsCoreOption = {}): boolean {
  if (componentsOf(option) !== componentsOf(before)) return false;
  return Object.entries(before).every(([name, components]) => {
    const now = partsOf(option[name]);
    return partsOf(components).every((part, i) => saysAll(partnerOf(part, i, now), part));
  });
}

/** The components of an option and their number, as `grid 1 xAxis 2 …`. Series count as one: they are matched by id. */
function componentsOf(option: EChartsCoreOption): string {
  return Object.entries(option)
    .map(
      ([name, value]) => `${name} ${Array.isArray(value) && !replaceMerge.includes(name) ? value.length : 1}`,
    )
    .join();
}

function partnerOf({ id }: Part, index: number, now: readonly Part[]): Part | undefined {
  return id === undefined ? now[index] : now.find((part) => part['id'] === id);
}

/** One that is gone says nothing, and nothing of it stays. */
function saysAll(now: Part | undefined, before: Part): boolean {
  if (now === undefined) return true;
  return Object.entries(before).every(([key, value]) => {
    const said = now[key];
    if (value === undefined || lists.has(key)) return true;
    return said !== undefined && (!isPart(value) || !isPart(said) || saysAll(said, value));
  });
}

function partsOf(components: unknown): readonly Part[] {
  return [components].flat().filter(isPart);
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
