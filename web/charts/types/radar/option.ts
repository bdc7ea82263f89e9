import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { withAlpha } from '../../colour/colours.ts';
import { paletteOf } from '../../colour/palette.ts';
import { labelTexts } from '../../data/labels.ts';
import { describe, baseOption } from '../../frame.ts';
import { layOutLegend } from '../../shapes/legend.ts';
import { shapesSeries, type Shape } from '../../shapes/shapes.ts';
import { valueFormatOf } from '../../text/value-format.ts';
import { uniqueIds } from '../../text/names.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised, titleOf, type Name } from '../../text/titles.ts';
import { layOutRadar, pointAt, type RadarPlot } from './layout.ts';
import { radarGridShapes } from './grid.ts';
import type { RadarData, RadarShape } from './data.ts';

/** The shapes over a grid, with a legend when there are several. */
export function radarOption(data: RadarData, view: View): EChartsCoreOption {
  const { input, indicators, shapes } = data;
  const { language } = view;
  const texts = labelTexts(data.labels, language);
  const named = (name: Name | number): string =>
    typeof name === 'number' ? (texts[name] ?? '') : localised(name, language);
  const names = shapes.map(({ name }) => named(name));
  const ids = uniqueIds(names);
  const palette = paletteOf(input.settings, view.theme);
  const format = valueFormatOf(input.settings, language);
  const several = shapes.length > 1;
  const { height, legend } = layOutLegend(view, several ? ids : []);
  const only = several ? undefined : shapes[0];
  const plot = layOutRadar(
    indicators.map(({ name }, i) => ({
      name: named(name),
      value: only ? format.short(only.values[i] ?? NaN) : '',
    })),
    several ? height : 0,
    view,
  );
  const described = indicators.map(({ name }, i) => ({
    name: named(name),
    value: shapes[0]?.values[i] ?? NaN,
  }));
  const base = baseOption(view, describe(titleOf(input, language), described, language));
  const tooltipAt = (index: number) => (): HTMLElement | '' => {
    const colour = palette(index);
    const lines = indicators.map(({ name, unit }, i) => ({
      name: named(name),
      value: format.exact(shapes[index]?.values[i] ?? NaN, unit),
    }));
    const [first, ...more] = lines;
    return first ? tooltipContent(view, names[index] ?? '', [{ ...first, colour }, ...more]) : '';
  };
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    legend: { ...legend, show: several },
    series: [
      shapesSeries('net', [radarGridShapes(plot, view)]),
      ...shapes.map((shape, i) => ({
        ...shapesSeries(`shape ${ids[i] ?? i}`, [outline(shape, data, plot, palette(i), view)], tooltipAt(i)),
        name: ids[i],
        color: palette(i),
      })),
    ],
  };
}

/** A polygon with a faint fill and a dot at each value; missing values are skipped. */
function outline(
  { values }: RadarShape,
  { indicators }: RadarData,
  plot: RadarPlot,
  colour: string,
  { unit }: View,
): Shape[] {
  const points = values.flatMap((value, i) => {
    const { min, max } = indicators[i] ?? { min: 0, max: 1 };
    return Number.isNaN(value) ? [] : [pointAt(plot, i, (value - min) / (max - min))];
  });
  const style = {
    fill: withAlpha(colour, 0.16),
    stroke: colour,
    lineWidth: 2.5 * unit,
    lineJoin: 'round',
  };
  return [
    { type: 'polygon', shape: { points }, style, transition: ['shape'] },
    ...points.map(([cx, cy]) => ({
      type: 'circle',
      shape: { cx, cy, r: 4 * unit },
      style: { fill: colour },
      transition: ['shape'],
    })),
  ];
}
