import { actionSchema, isName, type ScreenView } from '#protocol';
import type { Context } from 'koa';
import * as v from 'valibot';
import { NotStoredError } from '../../storage/journal.ts';
import type { Hub } from '../../walls/hub.ts';
import { identify, reload } from '../../walls/presence/orders.ts';
import type { Presence } from '../../walls/presence/presence.ts';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';
import { identifySchema, orNotTold } from './screens.ts';

export const wallControlSchema = v.pipe(
  v.looseObject({
    action: v.optional(v.unknown()),
    hold: v.optional(v.boolean('hold must be true or false')),
  }),
  v.check(
    ({ action, hold }) => action !== undefined || hold !== undefined,
    'action or hold is missing: action is themeChange, fullScreen or pageChange',
  ),
);

/** What the routes use of it. */
export interface WallControlDeps {
  hub: Pick<Hub, 'enter' | 'leave'>;
  presence: Presence;
}

/** What operators do to a whole wall (PROTOCOL.md P-7, P-8). */
export function wallControlRoutes(routes: Routes, { hub, presence }: WallControlDeps): void {
  const screensOf = (wall: string): ScreenView[] =>
    [...presence.list()].filter(({ screen, wall: own }) => own === wall && presence.sessionOf(screen));

  routes.on('POST /api/-/walls/:wall/identify', async (ctx) => {
    const { seconds } = await readRequest(ctx, identifySchema);
    ctx.body = { screens: orNotTold(ctx, () => identify(presence, screensOf(nameOf(ctx)), seconds)) };
  });

  routes.on('POST /api/-/walls/:wall/reload', (ctx) => {
    ctx.body = { screens: orNotTold(ctx, () => reload(presence, screensOf(nameOf(ctx)))) };
  });

  routes.on('POST /api/-/walls/:wall/actions', async (ctx) => {
    const name = nameOf(ctx);
    const request = await readRequest(ctx, wallControlSchema);
    const action = request.action === undefined ? undefined : decodeAction(ctx, request);
    const wall = hub.enter(name);
    if (!wall) return ctx.throw(429, 'too many walls');
    try {
      if (action) await wall.act(action);
      if (request.hold !== undefined) await wall.held.set(request.hold);
      ctx.body = { state: wall.state, held: wall.held.value };
    } catch (error) {
      if (!(error instanceof NotStoredError)) throw error;
      ctx.throw(507, error.message, { expose: true });
    } finally {
      hub.leave(wall);
    }
    if (request.hold !== undefined) presence.wallChanged(name);
  });
}

function nameOf(ctx: Context & { params: Record<string, string> }): string {
  const name = ctx.params['wall'] ?? '';
  return isName(name) ? name : ctx.throw(404, 'this cannot be the name of a wall');
}

function decodeAction(ctx: Context, request: unknown): v.InferOutput<typeof actionSchema> {
  const decoded = v.safeParse(actionSchema, request);
  if (!decoded.success) {
    const [{ message, received, ...issue }] = decoded.issues;
    const path = v.getDotPath({ message, received, ...issue });
    if (path === 'action') return ctx.throw(400, 'action must be themeChange, fullScreen or pageChange');
    return ctx.throw(400, received === 'undefined' ? `${path} is missing` : message);
  }
  const { output } = decoded;
  if (output.action === 'fullScreen' && output.chartName === undefined)
    ctx.throw(400, 'chartName must be the name of a chart');
  return output;
}
