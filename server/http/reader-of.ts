import type { Context } from 'koa';
import { isFor, type Identity } from '../auth/identity.ts';
import { personOf } from '../auth/person.ts';
import type { Reader } from '../walls/conversations/conversations.ts';

/** The person who sends a request; where no roles are enforced the one whom `?name=` claims. Undefined for nobody. */
export function readerOf({ state, query }: Context): Reader | undefined {
  const identity = state['identity'] as Identity;
  const person = personOf(identity, typeof query['name'] === 'string' ? query['name'] : undefined);
  return person === undefined ? undefined : { person, isFor: (wall) => isFor(identity, wall) };
}
