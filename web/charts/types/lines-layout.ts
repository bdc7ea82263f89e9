import type { View } from '../chart-type.ts';
import type { Grain } from '#table';
import { ticksAxis } from '../general/axes.ts';
import type { Figures } from '../general/figures.ts';
import { hasMarks, marksWidth } from '../general/marks.ts';
import { nameTicks, shortName } from '../general/name-ticks.ts';
import { planeOf, type Plane } from '../general/plane.ts';
import { axisOf, type Span } from '../general/span.ts';
import { timeTicks } from '../general/time-ticks.ts';
import { writeTicks } from '../general/times.ts';
import type { Track } from '../general/tracks.ts';
import { moreName, seriesNames, sharedUnit } from '../general/series-names.ts';
import { sizesOf } from '../frame.ts';
import { fitText, textWidth, widest } from '../measure.ts';
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
  const { text, line, gap } = sizesOf(view);
  const names = seriesNames(tracks.slice(0, mostLines), view.language);
  const direct = names.length > 1 && names.length <= mostDirect && !hasMarks(given.settings) && hasRoom(view);
  const more = tracks.length > mostLines ? [moreName(tracks.length - mostLines, view.language)] : [];
  const ends = direct
    ? widest(
        names.map((name) => nameAtEnd(name, view)),
        text,
      ) +
      1.5 * gap
    : 0;
  const x = openSpan(xSpan);
  const plane = planeOf(
    {
      heading: sharedUnit(tracks),
      names: names.length > 1 && !direct ? [...names, ...more] : [],
      extent: (most) => axisOf(ySpan, given.settings, { most, free }),
      figures,
      bottom: line + gap,
      right: Math.max(
        ends,
        marksWidth(given.settings, figures, view),
        halfOf(along.kind === 'times' ? timeText(along.grain, x.max, view) : along.names.at(-1), view),
      ),
      left: along.kind === 'names' ? halfOf(along.names[0], view) : 0,
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

/** A line's name as it stands at its end: at most a quarter of the width. */
export function nameAtEnd(name: string, view: View): string {
  return fitText(name, view.width / 4, sizesOf(view).text);
}

function hasRoom({ width, height, unit }: View): boolean {
  return width >= 400 * unit && height >= 160 * unit;
}

/** An axis has two different ends, also around a single point. */
function openSpan(span: Span = { min: 0, max: 0 }): Span {
  return span.min < span.max ? span : { min: span.min - 1, max: span.max + 1 };
}

type Along = Lines['along'];

function ticksAlong(along: Along, x: Span, { left, right, width }: Plane, view: View) {
  const { small, gap } = sizesOf(view);
  if (along.kind === 'names') return nameTicks(along.names, width, view);
  const ticks = timeTicks({ ...x, grain: along.grain }, width, { size: small, gap: 2 * gap }, view.language);
  // What would be cut by the edge of the drawing is not written.
  return ticks.filter(({ at, text }) => {
    const from = left + ((at - x.min) / (x.max - x.min)) * width;
    const half = textWidth(text, small) / 2;
    return from >= half && from + half <= left + width + right;
  });
}

function timeText(grain: Grain, ms: number, { language }: View): string {
  return writeTicks([ms], grain, language)[0] ?? '';
}

/** px that a label at the very end of the axis reaches beyond it. */
function halfOf(label: string | undefined, view: View): number {
  const { small, gap } = sizesOf(view);
  return textWidth(shortName(label ?? '', view), small) / 2 + gap / 2;
}
