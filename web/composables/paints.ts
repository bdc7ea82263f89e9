import type { ECharts } from '../charts/echarts.ts';

const nothing: ReadonlySet<unknown> = new Set([undefined, null, '', 'none', 'transparent']);

/** The colours, gradients and images that a chart paints its visible shapes and texts with. */
export function paintsOf(chart: ECharts): ReadonlySet<unknown> {
  const shapes = chart.getZr().storage.getDisplayList();
  const styles = shapes
    .filter(({ invisible, style }) => !invisible && style['opacity'] !== 0)
    .map(({ style }) => style as Readonly<Record<string, unknown>>);
  const paints = styles.flatMap(({ fill, stroke, image }) => [fill, stroke, image]);
  return new Set(paints.filter((paint) => !nothing.has(paint)));
}
