import type { Bounds } from '../../data/provinces.ts';
import { aspect, wholeMap } from '../../shapes/geo-frame.ts';
import type { LocatedPoints } from './data.ts';

/** In degrees: of smaller parts a map's borders are too coarse. */
const coarse = 1;
/** Points at one place still need an extent. */
const least = 0.01;

/**
 * The part of a map around the points that fills a drawing; the whole map if they are far apart. `isCoarse`: so small a part, such as a city,
 * that the map has nothing true to show of it.
 */
export function boundsAround(
  { points }: Pick<LocatedPoints, 'points'>,
  map: string,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly bounds: Bounds; readonly isCoarse: boolean } {
  const whole = wholeMap(map);
  const across = spanOf(points.map(({ longitude }) => longitude));
  const up = spanOf(points.map(({ latitude }) => latitude));
  const degrees = Math.max(up.size, (across.size * aspect * height) / width);
  const [wide, high] = [(degrees * width) / height / aspect, degrees];
  if (wide > (whole[2] - whole[0]) / 2 || high > (whole[3] - whole[1]) / 2)
    return { bounds: whole, isCoarse: false };
  return {
    bounds: [across.middle - wide / 2, up.middle - high / 2, across.middle + wide / 2, up.middle + high / 2],
    isCoarse: high < coarse,
  };
}

/** With room around the outermost points. */
function spanOf(values: readonly number[]): { readonly middle: number; readonly size: number } {
  const from = values.reduce((one, other) => Math.min(one, other), Infinity);
  const to = values.reduce((one, other) => Math.max(one, other), -Infinity);
  return { middle: (from + to) / 2, size: Math.max(least, 1.3 * (to - from)) };
}
