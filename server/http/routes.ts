import type { Router, RouterContext } from '@koa/router';
import type { Middleware, Next } from 'koa';
import { routePermissions, type AddressedRoute, type RouteName } from '../auth/permissions.ts';
import { authorizeFor } from './middleware/authorize.ts';

type RouteHandler = (ctx: RouterContext, next: Next) => unknown;
type PlainRoute = Exclude<RouteName, AddressedRoute>;

/** What a request asks for, and the wall that this is done to, or `everyWall`. */
export interface Addressed<Asked> {
  readonly wall: string;
  readonly asked: Asked;
}

/** Where routes are registered: only those that the table of permissions has a row for. */
export interface Routes {
  on(names: PlainRoute | readonly PlainRoute[], handler: RouteHandler): void;
  /** For routes of which the request itself says which wall it is for: `read` finds that out, and `handler` runs only if the client may. */
  onAddressed<Asked>(
    name: AddressedRoute,
    read: (ctx: RouterContext) => Addressed<Asked> | Promise<Addressed<Asked>>,
    handler: (ctx: RouterContext, asked: Asked) => unknown,
  ): void;
}

/** `guards` makes what has to let a request through before the handler of its route runs. */
export function createRoutes(router: Router, guards: (name: RouteName) => Middleware[]): Routes {
  function register(name: RouteName, handler: RouteHandler): void {
    const [method = '', path = ''] = name.split(' ');
    router.register(path, [method], [...guards(name), handler]);
  }

  return {
    on(names, handler) {
      for (const name of typeof names === 'string' ? [names] : names) register(name, handler);
    },
    onAddressed(name, read, handler) {
      register(name, async (ctx) => {
        const { wall, asked } = await read(ctx);
        authorizeFor(ctx, routePermissions[name], wall);
        await handler(ctx, asked);
      });
    },
  };
}
