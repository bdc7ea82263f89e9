import { xText } from '../../axes/x-scale.ts';
import type { View } from '../../chart-type.ts';
import type { LinesPlot } from '../../families/lines/layout.ts';
import { endLabels } from '../../text/end-labels.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { uniqueIds } from '../../text/names.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised } from '../../text/titles.ts';
import type { Lines } from './data.ts';
import type { Track } from './tracks.ts';

const maxTooltipRows = 12;
/** Beyond so many points lines are thinner, and do not move from one state to the next. */
export const many = 2000;

export type Colour = (index: number) => string;

interface Named {
  readonly names: readonly string[];
}

/** A line for each track, with its name at its end where there is room. */
export function lineSeries(
  tracks: readonly Track[],
  { names, direct, plotArea }: Named & Pick<LinesPlot, 'direct'> & Partial<Pick<LinesPlot, 'plotArea'>>,
  colour: Colour,
  view: View,
) {
  const { unit } = view;
  const ids = uniqueIds(names);
  const ends = tracks.map((track, i) => ({ name: names[i] ?? '', colour: colour(i), value: endOf(track) }));
  const labels = direct && plotArea ? endLabels(ends, plotArea, view) : [];
  return tracks.map(({ points, xs }, i) => ({
    id: ids[i],
    name: names[i],
    type: 'line',
    dimensions: ['x', 'y'],
    data: points,
    sampling: 'lttb',
    color: colour(i),
    symbolSize: 8 * unit,
    showSymbol: false,
    lineStyle: { width: (xs.length > many ? 1.5 : 2.5) * unit, cap: 'round', join: 'round' },
    emphasis: { focus: xs.length > many ? 'none' : 'series' },
    endLabel: labels[i] ?? { show: false },
  }));
}

/** Points that no line goes through, as dots. */
export function loneSeries(tracks: readonly Track[], { names }: Named, colour: Colour, view: View) {
  const ids = uniqueIds(names);
  return tracks.flatMap(({ xs, ys, lone }, i) => {
    if (lone.length === 0) return [];
    return {
      id: `${ids[i]}\u0000dots`,
      name: names[i],
      type: 'line',
      silent: true,
      color: colour(i),
      symbolSize: 8 * view.unit,
      showSymbol: true,
      showAllSymbol: true,
      lineStyle: { width: 0 },
      data: lone.slice(0, many).map((at) => [xs[at], ys[at]]),
    };
  });
}

/** What the lines come to where the pointer is. */
export function pointTooltip(
  { tracks, xScale }: Pick<Lines, 'tracks' | 'xScale'>,
  params: unknown,
  format: ValueFormat,
  colour: Colour,
  view: View,
): HTMLElement | '' {
  const items = tooltipItems(params, tracks.length);
  const [first] = items;
  const x = first && tracks[first.series]?.xs[first.index];
  if (x === undefined) return '';
  const lines = items.slice(0, maxTooltipRows).map(({ series, index }) => {
    const { name, ys, unit } = tracks[series] ?? { name: '', ys: [], unit: '' };
    return {
      colour: colour(series),
      name: localised(name, view.language),
      value: format.exact(ys[index] ?? NaN, unit),
    };
  });
  return tooltipContent(view, xText(xScale, x, view), lines);
}

/** What each line comes to at last: said to those who do not see it. */
export function lastOf(tracks: readonly Track[], { names }: Named) {
  return tracks.map((track, i) => ({ name: names[i] ?? '', value: endOf(track) }));
}

function endOf({ ys }: Pick<Track, 'ys'>): number {
  return ys.findLast((y) => !Number.isNaN(y)) ?? 0;
}
