import type { ChartSettings } from '#protocol';
import type { View } from '../chart-type.ts';
import { withAlpha } from '../colour/colours.ts';
import { levelColour } from '../colour/palette.ts';
import { typeScale } from '../frame.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { fitText, widest } from '../text/measure.ts';
import { localised } from '../text/titles.ts';
import type { PlotArea } from './plot-area.ts';

type Inner = Pick<PlotArea, 'domain' | 'height' | 'width'>;

/** True when the settings contain limits or bands. */
export function hasMarks({ limits = [], bands = [] }: ChartSettings): boolean {
  return limits.length + bands.length > 0;
}

/** px to the right of the plot area for the labels of limits and bands, so that no label covers data. */
export function marksWidth(settings: ChartSettings, format: ValueFormat, view: View): number {
  const { small, gap } = typeScale(view);
  const width = widest(
    [...limitsIn(settings, format, view), ...bandsIn(settings, view)].map(({ text }) => text),
    small,
  );
  return width > 0 ? width + gap : 0;
}

/**
 * Limits as mark lines, bands as mark areas. They have a series of their own, so that they stay when others are hidden in the legend. Needs
 * `echarts-modules/marks.ts`.
 */
export function marksOf(settings: ChartSettings, plotArea: Inner, format: ValueFormat, view: View): object[] {
  if (!hasMarks(settings)) return [];
  return [
    {
      id: 'marks',
      type: 'line',
      silent: true,
      data: [],
      tooltip: { show: false },
      markLine: limitLines(settings, format, view),
      markArea: bandAreas(settings, plotArea, format, view),
    },
  ];
}

function limitLines(settings: ChartSettings, format: ValueFormat, view: View) {
  const { gap, hairline } = typeScale(view);
  return {
    symbol: 'none',
    animation: false,
    data: limitsIn(settings, format, view).map(({ value, text, colour }) => ({
      yAxis: value,
      lineStyle: { color: colour, width: 2 * hairline, type: 'dashed' },
      label: { ...labelStyle(text, colour, view), position: 'end', distance: gap },
    })),
  };
}

function bandAreas(settings: ChartSettings, { domain, height }: Inner, format: ValueFormat, view: View) {
  const { line, gap } = typeScale(view);
  const perUnit = height / (domain.max - domain.min);
  const taken = limitsIn(settings, format, view).map(({ value }) => value);
  const areas = bandsIn(settings, view).flatMap(({ from, to, text, colour }) => {
    const [start, end] = [Math.max(from, domain.min), Math.min(to, domain.max)];
    if (end <= start) return [];
    const middle = (start + end) / 2;
    const show = text !== '' && taken.every((value) => Math.abs(value - middle) * perUnit >= 0.8 * line);
    if (show) taken.push(middle);
    const label = { ...labelStyle(text, colour, view), show, position: 'right', distance: gap };
    return [[{ yAxis: start, itemStyle: { color: withAlpha(colour, 0.12) }, label }, { yAxis: end }]];
  });
  return { animation: false, data: areas };
}

function limitsIn({ limits = [] }: ChartSettings, format: ValueFormat, view: View) {
  return limits.map(({ value, title, level }) => ({
    value,
    text: shorten(localised(title ?? format.short(value), view.language), view),
    colour: levelColour(level, view.theme),
  }));
}

function bandsIn({ bands = [] }: ChartSettings, view: View) {
  return bands.map(({ from = -Infinity, to = Infinity, title = '', level }) => ({
    from,
    to,
    text: shorten(localised(title, view.language), view),
    colour: levelColour(level, view.theme),
  }));
}

/** At most a fifth of the width. */
function shorten(text: string, view: View): string {
  return fitText(text, view.width / 5, typeScale(view).small);
}

function labelStyle(text: string, colour: string, view: View) {
  return { color: colour, fontSize: typeScale(view).small, formatter: () => text };
}
