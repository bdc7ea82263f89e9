import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { textAlong } from '../general/along.ts';
import { axisPointerOf, valueAxis } from '../general/axes.ts';
import { endLabels } from '../general/end-labels.ts';
import { figuresOf, type Figures } from '../general/figures.ts';
import { hitsOf } from '../general/hits.ts';
import { marksOf } from '../general/marks.ts';
import { paletteOf } from '../general/palette.ts';
import { gridOption } from '../general/plane.ts';
import type { Track } from '../general/tracks.ts';
import { titleOf } from '../general/words.ts';
import { describe, frameOf } from '../frame.ts';
import { uniqueNames } from '../names.ts';
import { tip } from '../tooltip.ts';
import { layOut, mostLines, type Plot } from './lines-layout.ts';
import type { Lines } from './lines.ts';

const mostInTip = 12;
/** Beyond so many points lines are thinner, and do not move from one state to the next. */
const many = 2000;

/** Lines over time or over names. */
export function linesOption(data: Lines, view: View): EChartsCoreOption {
  const { settings } = data.given;
  const tracks = data.tracks.slice(0, mostLines);
  const figures = figuresOf(settings, view.language);
  const plot = layOut(data, figures, view);
  const frame = frameOf(
    view,
    describe(titleOf(data.given, view.language), lastOf(tracks, plot), view.language),
  );
  const colour = paletteOf(settings, view.theme);
  return {
    ...frame,
    animation: frame.animation && tracks.every(({ xs }) => xs.length <= many),
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: axisPointerOf(view),
      formatter: (hovered: unknown) => pointTip({ ...data, tracks }, plot, hovered, figures, colour, view),
    },
    legend: plot.plane.legend,
    grid: gridOption(plot.plane),
    xAxis: plot.xAxis,
    yAxis: valueAxis(plot.plane, figures, view),
    series: [
      ...lineSeries(tracks, plot, colour, view),
      ...loneSeries(tracks, plot, colour, view),
      ...plot.more.map((name) => ({ id: 'more', name, type: 'line', color: view.theme.mutedInk, data: [] })),
      ...marksOf(settings, plot.plane, figures, view),
    ],
  };
}

type Colour = (index: number) => string;

function lineSeries(tracks: readonly Track[], { names, direct, plane }: Plot, colour: Colour, view: View) {
  const { unit } = view;
  const ids = uniqueNames(names);
  const ends = tracks.map((track, i) => ({ name: names[i] ?? '', colour: colour(i), value: endOf(track) }));
  const labels = direct ? endLabels(ends, plane, view) : [];
  return tracks.map(({ points, xs }, i) => ({
    id: ids[i],
    name: names[i],
    type: 'line',
    dimensions: ['x', 'y'],
    data: points,
    sampling: 'lttb',
    color: colour(i),
    symbol: 'circle',
    symbolSize: 8 * unit,
    showSymbol: false,
    lineStyle: { width: (xs.length > many ? 1.5 : 2.5) * unit, cap: 'round', join: 'round' },
    emphasis: { focus: xs.length > many ? 'none' : 'series' },
    endLabel: labels[i] ?? { show: false },
  }));
}

/** Points that no line goes through, as dots. */
function loneSeries(tracks: readonly Track[], { names }: Plot, colour: Colour, view: View) {
  const ids = uniqueNames(names);
  return tracks.flatMap(({ xs, ys, lone }, i) => {
    if (lone.length === 0) return [];
    return {
      id: `${ids[i]}\u0000dots`,
      name: names[i],
      type: 'line',
      silent: true,
      color: colour(i),
      symbol: 'circle',
      symbolSize: 8 * view.unit,
      showSymbol: true,
      showAllSymbol: true,
      lineStyle: { width: 0 },
      data: lone.slice(0, many).map((at) => [xs[at], ys[at]]),
    };
  });
}

function pointTip(
  { tracks, along }: Pick<Lines, 'tracks' | 'along'>,
  { names }: Plot,
  hovered: unknown,
  figures: Figures,
  colour: Colour,
  view: View,
): HTMLElement | '' {
  const hits = hitsOf(hovered, tracks.length);
  const [first] = hits;
  const x = first && tracks[first.series]?.xs[first.index];
  if (x === undefined) return '';
  const lines = hits.slice(0, mostInTip).map(({ series, index }) => {
    const { ys, unit } = tracks[series] ?? { ys: [], unit: '' };
    return {
      colour: colour(series),
      name: names[series] ?? '',
      value: figures.exact(ys[index] ?? NaN, unit),
    };
  });
  return tip(view, textAlong(along, x, view), lines);
}

/** What each line comes to at last: said to those who do not see it. */
function lastOf(tracks: readonly Track[], { names }: Plot) {
  return tracks.map((track, i) => ({ name: names[i] ?? '', value: endOf(track) }));
}

function endOf({ ys }: Pick<Track, 'ys'>): number {
  return ys.findLast((y) => !Number.isNaN(y)) ?? 0;
}
