import type { DialectName } from './dialect-of.ts';
import type { Dialect, DialectContext } from './dialect.ts';
import { createDirectDialect, type DirectDialectDeps } from './direct.ts';
import { createNoticesDialect, type NoticesDialectDeps } from './notices.ts';
import { createRoomsDialect, type RoomsDialectDeps } from './rooms/dialect.ts';

/** What the dialects use of the server. */
export type DialectDeps = RoomsDialectDeps & NoticesDialectDeps & DirectDialectDeps;

export function createDialect(name: DialectName, context: DialectContext, deps: DialectDeps): Dialect {
  switch (name) {
    case 'rooms':
      return createRoomsDialect(context, deps);
    case 'notices':
      return createNoticesDialect(context, deps);
    case 'direct':
      return createDirectDialect(context, deps);
    default:
      return name satisfies never;
  }
}
