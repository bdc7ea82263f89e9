import type { View } from '../../chart-type.ts';
import { overhang, ticksAlong } from '../../axes/along.ts';
import { ticksAxis } from '../../axes/axis-options.ts';
import { endsWidth } from '../../text/end-labels.ts';
import type { Figures } from '../../text/figures.ts';
import { hasMarks, marksWidth } from '../../axes/marks.ts';
import { planeOf } from '../../axes/plane.ts';
import { axisOf, type Span } from '../../axes/span.ts';
import type { Track } from '../../types/lines/tracks.ts';
import { moreName, seriesNames, sharedUnit } from '../../text/series-names.ts';
import { sizesOf } from '../../frame.ts';
import type { Lines } from '../../types/lines/index.ts';

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
