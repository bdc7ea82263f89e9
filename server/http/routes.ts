import type { Router, RouterContext } from '@koa/router';
import type { Middleware, Next } from 'koa';
import type { RouteName } from '../auth/permissions.ts';

type RouteHandler = (ctx: RouterContext, next: Next) => unknown;

/** Where routes are registered: only those that the table of permissions has a row for. */
export interface Routes {
  on(names: RouteName | readonly RouteName[], handler: RouteHandler): void;
}

/** `guards` makes what has to let a request through before the handler of its route runs. */
export function createRoutes(router: Router, guards: (name: RouteName) => Middleware[]): Routes {
  return {
    on(names, handler) {
      for (const name of typeof names === 'string' ? [names] : names) {
        const [method = '', path = ''] = name.split(' ');
        router.register(path, [method], [...guards(name), handler]);
      }
    },
  };
}
