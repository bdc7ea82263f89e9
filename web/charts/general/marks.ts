import type { ChartSettings } from '#protocol';
import type { View } from '../chart-type.ts';
import { withAlpha } from '../colours.ts';
import { sizesOf } from '../frame.ts';
import { fitText } from '../measure.ts';
import type { Figures } from './figures.ts';
import { levelColour } from './palette.ts';
import type { Plane } from './plane.ts';
import { say } from './words.ts';

/** Names of the axis that the values stand on. */
type Axis = 'xAxis' | 'yAxis';

/**
 * A person's limits as lines across the values, their bands as grounds behind them: a series that draws nothing else, so that they stay
 * when others are hidden. Needs `parts/marks.ts`.
 */
export function marksOf(
  settings: ChartSettings,
  plane: Pick<Plane, 'extent' | 'height' | 'width'>,
  figures: Figures,
  view: View,
  axis: Axis = 'yAxis',
): object[] {
  if (!settings.limits?.length && !settings.bands?.length) return [];
  return [
    {
      id: 'marks',
      type: 'line',
      silent: true,
      data: [],
      tooltip: { show: false },
      markLine: limitLines(settings, plane, figures, view, axis),
      markArea: bandAreas(settings, plane, view, axis),
    },
  ];
}

function limitLines(
  { limits = [] }: ChartSettings,
  { width }: Pick<Plane, 'width'>,
  figures: Figures,
  view: View,
  axis: Axis,
) {
  const { small, hair } = sizesOf(view);
  const upright = axis === 'xAxis';
  return {
    symbol: 'none',
    animation: false,
    data: limits.map(({ value, title, level }) => {
      const colour = levelColour(level, view.theme);
      const text = fitText(say(title ?? figures.short(value), view.language), width / 3, small);
      return {
        [axis]: value,
        lineStyle: { color: colour, width: 2 * hair, type: 'dashed' },
        label: {
          position: upright ? 'insideEndTop' : 'insideStartTop',
          color: colour,
          fontSize: small,
          formatter: () => text,
        },
      };
    }),
  };
}

function bandAreas(
  { bands = [] }: ChartSettings,
  { extent, height, width }: Pick<Plane, 'extent' | 'height' | 'width'>,
  view: View,
  axis: Axis,
) {
  const { small, line, gap } = sizesOf(view);
  const perUnit = (axis === 'yAxis' ? height : width) / (extent.max - extent.min);
  const areas = bands.flatMap(({ from = extent.min, to = extent.max, title, level }) => {
    const [start, end] = [Math.max(from, extent.min), Math.min(to, extent.max)];
    if (end <= start) return [];
    const colour = levelColour(level, view.theme);
    const room = (end - start) * perUnit;
    const text = fitText(say(title ?? '', view.language), axis === 'yAxis' ? width / 3 : room - gap, small);
    const label = {
      show: axis === 'xAxis' || room >= line,
      position: 'insideTopLeft',
      distance: gap / 2,
      color: colour,
      fontSize: small,
      formatter: () => text,
    };
    return [[{ [axis]: start, itemStyle: { color: withAlpha(colour, 0.12) }, label }, { [axis]: end }]];
  });
  return { animation: false, data: areas };
}
