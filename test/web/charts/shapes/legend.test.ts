import { expect, test } from 'vitest';
import { layOutLegend, legendWidth } from '../../../../web/charts/shapes/legend.ts';
import '../../../../web/charts/echarts-modules/marks.ts';
import { draw } from '../draw.ts';
import { textBoxes } from '../text-boxes.ts';
import { tile } from '../views.ts';

const names = ['Sales', 'Stock'];
const series = names.map((name) => ({ name, type: 'line', data: [1] }));

/** px from the left edge at which each name begins. */
function placesOf(unit: number): number[] {
  const view = { ...tile, width: tile.width * unit, height: tile.height * unit, unit };
  const { legend } = layOutLegend(view, names);
  const svg = draw({ xAxis: { show: false, data: [''] }, yAxis: { show: false }, legend, series }, view);
  return names.map((name) => textBoxes(svg).find(({ said }) => said === name)?.left ?? NaN);
}

test('a legend scales with the unit, including the gap between symbol and name', () => {
  const [first = 0, second = 0] = placesOf(1);
  expect(first).toBe(17);
  for (const unit of [0.71, 2]) {
    const [x = 0, next = 0] = placesOf(unit);
    expect(x).toBeCloseTo(first * unit);
    expect(next).toBeCloseTo(second * unit, 0);
  }
});

test('the measured width of names scales with the unit', () => {
  expect(legendWidth({ ...tile, unit: 2 }, names)).toBeCloseTo(2 * legendWidth(tile, names));
});

test('where one line is only just too narrow, two are laid out, as ECharts draws them', () => {
  const many = ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'];
  const itemStyle = { borderColor: '#000', borderWidth: 1.5 };
  const stacked = many.map((name) => ({ name, type: 'bar', stack: 'all', itemStyle, data: [1] }));
  // The last item of a line needs no gap after it.
  const whole = legendWidth(tile, many) - 16;
  for (let more = -10; more < 6; more += 0.5) {
    const view = { ...tile, width: whole + more };
    const { legend, beside } = layOutLegend(view, many, 20);
    const { height } = layOutLegend(view, many);
    const svg = draw(
      { xAxis: { show: false, data: [''] }, yAxis: { show: false }, legend, series: stacked },
      view,
    );
    const rows = new Set(
      textBoxes(svg)
        .filter(({ said }) => many.includes(said))
        .map(({ middle }) => middle),
    );
    expect(beside).toBe(false);
    expect(height > 40 || rows.size === 1, `${more} px`).toBe(true);
  }
});
