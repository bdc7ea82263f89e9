import { defaultWall, isName } from '#protocol';
import type { Context } from 'koa';

/** In which time zone a wall shows times; undefined: as they are written. */
export type TimezoneOf = (wall: string) => string | undefined;

/** The wall that a request names by `?wall=`, on which what it asks for is seen. Throws 400. */
export function wallOf(ctx: Context): string {
  const { wall = defaultWall } = ctx.query;
  if (typeof wall === 'string' && isName(wall)) return wall;
  return ctx.throw(400, 'this cannot be the name of a wall');
}
