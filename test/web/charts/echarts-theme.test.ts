import { describe, expect, test } from 'vitest';
import { init } from '../../../web/charts/echarts.ts';
import { fontFamily } from '../../../web/charts/text/font.ts';
import { tooltipBox } from '../../../web/charts/text/tooltip.ts';
import { echartsTheme } from '../../../web/charts/themes/echarts-theme.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { draw } from './draw.ts';
import { tile } from './views.ts';

const size = { width: 600, height: 400 };
/** An option without colours. */
const plain = {
  legend: {},
  xAxis: { type: 'category', data: ['a', 'b'], name: 'place' },
  yAxis: { axisLine: { show: true }, splitArea: { show: true } },
  series: [
    { type: 'line', name: 'first', label: { show: true }, data: [1, 2] },
    { type: 'line', name: 'second', data: [2, 1] },
  ],
};

describe.each(Object.values(themes))('an option without colours, in $name', (theme) => {
  test('is drawn in the colours of the theme, and in no other', () => {
    // Clips and boxes without a stroke have colours too, but are invisible.
    const svg = draw(plain, { ...size, theme }).replace(
      /<clipPath.*?<\/clipPath>|<[^>]*stroke-width="0"[^>]*>/gs,
      '',
    );
    const colours = new Set(Array.from(svg.matchAll(/(?:fill|stroke)[=:]"?(#\w+)/g), ([, colour]) => colour));
    const [first, second] = theme.series;
    expect([...colours].toSorted()).toEqual(
      [first, second, theme.ink, theme.mutedInk, theme.border, theme.faint].toSorted(),
    );
  });

  test('has a tooltip that wears the theme', () => {
    const chart = init(null, theme.name, { renderer: 'svg', ssr: true, ...size });
    chart.setOption({ ...plain, tooltip: tooltipBox({ ...tile, theme }) });
    expect(chart.getOption()['tooltip']).toMatchObject([
      { borderColor: theme.border, textStyle: { color: theme.ink, fontFamily } },
    ]);
    chart.dispose();
  });
});

test('colours of two themes never meet in one', () => {
  const [one, other] = [themes.chalk, themes.vintage].map((theme) => JSON.stringify(echartsTheme(theme)));
  const coloursIn = (text = ''): string[] => text.match(/#[\da-f]{6}/g) ?? [];
  expect(coloursIn(one).filter((colour) => coloursIn(other).includes(colour))).toEqual([]);
});
