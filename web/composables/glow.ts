import type { ECharts, EChartsCoreOption } from '../charts/echarts.ts';

/** How long the places of a map glow whose values have changed. ms */
const glowTime = 1600;
/** Of more nobody sees which. */
const mostGlowing = 12;

interface MapSeries {
  readonly type: 'map';
  readonly data: readonly { readonly name: string; readonly value: number }[];
}

/** The places whose values differ between two drawings of the same map; none where nearly all do, or nothing may move. */
export function changedPlaces(before: EChartsCoreOption | undefined, next: EChartsCoreOption): string[] {
  const [old, now] = [mapIn(before), mapIn(next)];
  if (!old || !now || next['animation'] === false) return [];
  const values = new Map(old.data.map(({ name, value }) => [name, value]));
  const changed = now.data.filter(({ name, value }) => values.has(name) && values.get(name) !== value);
  return changed.length > mostGlowing ? [] : changed.map(({ name }) => name);
}

/** Marks places for a moment, as a pointer would. */
export function glow(chart: ECharts, names: readonly string[]): void {
  const mark = (type: 'highlight' | 'downplay'): void =>
    chart.dispatchAction({ type, seriesIndex: 0, name: [...names] });
  mark('highlight');
  setTimeout(() => !chart.isDisposed() && mark('downplay'), glowTime);
}

function mapIn(option: EChartsCoreOption | undefined): MapSeries | undefined {
  const series: unknown = option?.['series'];
  const first: unknown = Array.isArray(series) ? series[0] : undefined;
  return isMap(first) ? first : undefined;
}

function isMap(series: unknown): series is MapSeries {
  return typeof series === 'object' && series !== null && 'type' in series && series.type === 'map';
}
