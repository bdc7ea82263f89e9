import type { View } from '../chart-type.ts';
import { overhang, ticksAlong } from '../general/along.ts';
import { ticksAxis } from '../general/axes.ts';
import { endsWidth } from '../general/end-labels.ts';
import type { Figures } from '../general/figures.ts';
import { hasMarks, marksWidth } from '../general/marks.ts';
import { planeOf } from '../general/plane.ts';
import { axisOf, type Span } from '../general/span.ts';
import type { Track } from '../general/tracks.ts';
import { moreName, seriesNames, sharedUnit } from '../general/series-names.ts';
import { sizesOf } from '../frame.ts';
import type { Lines } from './lines.ts';

/** As many lines say their names at their ends; more share a legend. */
const mostDirect = 4;
/** Nobody follows more lines than these, and hundreds hold up the whole screen while they are drawn. */
export const mostLines = 24;

export type Plot = ReturnType<typeof layOut>;

/** Where the lines lie, and what stands below and beside them. How far from zero the value axis may begin: see `axisOf`. */
export function layOut(
  {
    given,
    tracks,
    along,
    xSpan,
    ySpan,
  }: Pick<Lines, 'given' | 'along' | 'xSpan' | 'ySpan'> & {
    readonly tracks: readonly Pick<Track, 'name' | 'unit'>[];
  },
  figures: Figures,
  view: View,
  free = 0.5,
) {
  const { line, gap } = sizesOf(view);
  const names = seriesNames(tracks.slice(0, mostLines), view.language);
  const direct = names.length > 1 && names.length <= mostDirect && !hasMarks(given.settings) && hasRoom(view);
  const more = tracks.length > mostLines ? [moreName(tracks.length - mostLines, view.language)] : [];
  const ends = direct ? endsWidth(names, view) : 0;
  const x = openSpan(xSpan);
  const beyond = overhang(along, x, view);
  const plane = planeOf(
    {
      heading: sharedUnit(tracks),
      names: names.length > 1 && !direct ? [...names, ...more] : [],
      extent: (most) => axisOf(ySpan, given.settings, { most, free }),
      figures,
      bottom: line + gap,
      right: Math.max(ends, marksWidth(given.settings, figures, view), beyond.right),
      left: beyond.left,
    },
    view,
  );
  return {
    plane,
    direct,
    names,
    more,
    xAxis: ticksAxis(x.min, x.max, ticksAlong(along, x, plane, view), view),
  };
}

function hasRoom({ width, height, unit }: View): boolean {
  return width >= 400 * unit && height >= 160 * unit;
}

/** An axis has two different ends, also around a single point. */
export function openSpan(span: Span = { min: 0, max: 0 }): Span {
  return span.min < span.max ? span : { min: span.min - 1, max: span.max + 1 };
}
