// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { ChartType, ChartInput } from '../../../web/charts/chart-type.ts';
import { area } from '../../../web/charts/types/area/index.ts';
import { boxplot } from '../../../web/charts/types/boxplot/index.ts';
import { bubble } from '../../../web/charts/types/bubble/index.ts';
import { calendar } from '../../../web/charts/types/calendar/index.ts';
import { candlestick } from '../../../web/charts/types/candlestick/index.ts';
import { groupedBars } from '../../../web/charts/types/grouped-bars/index.ts';
import { heatmap } from '../../../web/charts/types/heatmap/index.ts';
import { horizontalBars } from '../../../web/charts/types/horizontal-bars/index.ts';
import { lines } from '../../../web/charts/types/lines/index.ts';
import { stackedBars } from '../../../web/charts/types/stacked-bars/index.ts';
import { category, inputOf, measure, time } from './input.ts';
import { tile } from './views.ts';

const hostile = '<img src=x onerror=alert(1)>';
const day = time('t', ['2024-05-03', '2024-05-04'], 'day');
const name = category('c', [hostile, 'B']);
const sales = measure('sales', [12345, NaN], '¥');
const visits = measure(hostile, [7, 8]);

interface Hovering {
  tooltip: { formatter(params: unknown): HTMLElement | '' };
}

function localised(type: ChartType, input: ChartInput, params: unknown): string {
  const option = type.toOption(type.decode(undefined, input), { ...tile, language: 'en' });
  const box = (option as unknown as Hovering).tooltip.formatter(params);
  if (!box) return '';
  expect(box.querySelector('img')).toBeNull();
  const parts = Array.from(box.children, ({ textContent }) => textContent);
  return parts.filter(Boolean).join(' ');
}

const first = { seriesIndex: 0, dataIndex: 0 };
const both = [first, { seriesIndex: 1, dataIndex: 0 }];

test.each([
  [
    'lines',
    lines,
    inputOf([day, sales, visits], { label: 0, values: [1, 2] }),
    both,
    `May 3, 2024 sales ¥12,345 ${hostile} 7`,
  ],
  [
    'area',
    area,
    inputOf([name, sales, visits], { label: 0, values: [1, 2] }),
    both,
    `${hostile} ${hostile} 7 sales ¥12,345 Total 12,352`,
  ],
  [
    'grouped-bars',
    groupedBars,
    inputOf([name, sales, visits], { label: 0, values: [1, 2] }),
    both,
    `${hostile} sales ¥12,345 ${hostile} 7`,
  ],
  [
    'stacked-bars',
    stackedBars,
    inputOf([name, visits, visits], { label: 0, values: [1, 2] }),
    both,
    `${hostile} ${hostile} 7 ${hostile} 7 Total 14`,
  ],
  [
    'horizontal-bars',
    horizontalBars,
    inputOf([name, sales], { label: 0, values: [1] }),
    first,
    `${hostile} sales ¥12,345`,
  ],
  [
    'bubble',
    bubble,
    inputOf([name, sales, visits], { label: 0, group: 0, values: [1, 2], size: 2 }),
    first,
    `${hostile} ${hostile} sales ¥12,345 ${hostile} 7 ${hostile} 7`,
  ],
  [
    'heatmap',
    heatmap,
    inputOf([name, visits], { label: 0, values: [1] }),
    { seriesIndex: 0, dataIndex: 1 },
    `B ${hostile} 8`,
  ],
  ['calendar', calendar, inputOf([day, sales], { label: 0, values: [1] }), first, 'May 3, 2024 ¥12,345'],
  [
    'candlestick',
    candlestick,
    inputOf([name, visits, visits, visits, visits], { label: 0, values: [], prices: [1, 2, 3, 4] }),
    first,
    `${hostile} Open 7 High 7 Low 7 Close 7`,
  ],
  [
    'boxplot',
    boxplot,
    inputOf([visits], { values: [0] }),
    first,
    `${hostile} Greatest 8 Third quartile 7.75 Median 7.5 First quartile 7.25 Least 7 Values 2`,
  ],
] as const)('%s: names in full, exact values and units, all as text', (_name, type, input, params, said) => {
  expect(localised(type as ChartType, input, params)).toBe(said);
  expect(localised(type as ChartType, input, undefined)).toBe('');
});
