import { isName, wallNameSchema, type ScreenView } from '#protocol';
import type { Context } from 'koa';
import * as v from 'valibot';
import { isFor, type Identity } from '../../auth/identity.ts';
import { NotStoredError } from '../../storage/journal.ts';
import { applySettings, identify, reload } from '../../walls/presence/orders.ts';
import type { Presence } from '../../walls/presence/presence.ts';
import type { Registry } from '../../walls/registry.ts';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';

/** What the routes use of it. */
export interface ScreenRouteDeps {
  presence: Presence;
  registry: Registry;
}

/** How long screens show who they are. s */
const seconds = v.optional(
  v.pipe(
    v.number('seconds must be a number'),
    v.minValue(1, 'seconds must be 1 or more'),
    v.maxValue(60, 'seconds must be at most 60'),
  ),
  5,
);
export const identifySchema = v.object({ seconds });

export const screenSettingsSchema = v.object({
  name: v.optional(
    v.pipe(
      v.string('name must be a text'),
      v.trim(),
      v.maxLength(100, 'name must have at most 100 characters'),
    ),
  ),
  wall: v.optional(wallNameSchema),
  pinned: v.optional(
    v.nullable(
      v.pipe(
        v.string('pinned must be the key of a page, or null'),
        v.nonEmpty('pinned must be the key of a page, or null'),
        v.maxLength(64, 'pinned must have at most 64 characters'),
      ),
    ),
  ),
});

/** `/api/-/screens`: who there is, and what operators do to one screen (PROTOCOL.md P-1, P-7). */
export function screenRoutes(routes: Routes, { presence, registry }: ScreenRouteDeps): void {
  /** The screen that the request is about. Throws 404 and 403. */
  function screenOf(ctx: Context & { params: Record<string, string> }): ScreenView {
    const view = presence.find(ctx.params['screen'] ?? '');
    if (!view || view.guest) return ctx.throw(404, 'there is no such screen');
    assertFor(ctx, view.wall);
    return view;
  }

  routes.on('GET /api/-/screens', (ctx) => {
    const { wall } = ctx.query;
    if (wall !== undefined && (typeof wall !== 'string' || !isName(wall)))
      return ctx.throw(400, 'this cannot be the name of a wall');
    if (wall !== undefined) assertFor(ctx, wall);
    const screens = [...presence.list()].filter((screen) =>
      wall === undefined ? isFor(identityOf(ctx), screen.wall) : screen.wall === wall,
    );
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { screens };
  });

  routes.on('PATCH /api/-/screens/:screen', async (ctx) => {
    const settings = await readRequest(ctx, screenSettingsSchema);
    const { screen } = screenOf(ctx);
    const { wall } = settings;
    if (wall !== undefined) assertFor(ctx, wall);
    if (wall !== undefined && presence.sessionOf(screen)?.identity.isFor(wall) === false)
      ctx.throw(409, `the screen has been let in for other walls: let it in anew, for ${wall}`);
    await applySettings({ presence, registry }, screen, settings).catch((error: unknown) => {
      if (!(error instanceof NotStoredError)) throw error;
      ctx.throw(507, `it counts until a restart: ${error.message}`, { expose: true });
    });
    ctx.body = presence.find(screen);
  });

  routes.on('DELETE /api/-/screens/:screen', (ctx) => {
    const { screen } = screenOf(ctx);
    if (presence.sessionOf(screen))
      ctx.throw(409, 'the screen is here and would be known again at once: switch it off before');
    registry.remove(screen);
    ctx.status = 204;
  });

  routes.on('POST /api/-/screens/:screen/identify', async (ctx) => {
    const request = await readRequest(ctx, identifySchema);
    const [shown] = orNotTold(ctx, () => identify(presence, [screenOf(ctx)], request.seconds));
    ctx.body = shown ?? ctx.throw(409, 'the screen is not here now');
  });

  routes.on('POST /api/-/screens/:screen/reload', (ctx) => {
    if (orNotTold(ctx, () => reload(presence, [screenOf(ctx)])) === 0)
      ctx.throw(409, 'the screen is not here now');
    ctx.status = 204;
  });
}

/** An error 507 where the node of a screen cannot be told. */
export function orNotTold<Result>(ctx: Context, order: () => Result): Result {
  try {
    return order();
  } catch (error) {
    if (!(error instanceof NotStoredError)) throw error;
    return ctx.throw(507, error.message, { expose: true });
  }
}

function identityOf(ctx: Context): Identity {
  return ctx.state['identity'] as Identity;
}

function assertFor(ctx: Context, wall: string): void {
  if (!isFor(identityOf(ctx), wall)) ctx.throw(403, `your role is not for the wall ${wall}`);
}
