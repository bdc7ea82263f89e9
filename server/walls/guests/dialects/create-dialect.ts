import type { DialectName } from './dialect-of.ts';
import type { Dialect, DialectContext } from './dialect.ts';
import { createRoomsDialect, type RoomsDialectDeps } from './rooms/dialect.ts';

/** What the dialects use of the server. */
export type DialectDeps = RoomsDialectDeps;

export function createDialect(name: DialectName, context: DialectContext, deps: DialectDeps): Dialect {
  switch (name) {
    case 'rooms':
      return createRoomsDialect(context, deps);
    default:
      return name satisfies never;
  }
}
