import { personSchema } from '#protocol';
import * as v from 'valibot';
import { everybody, type Identity } from './identity.ts';
import { keyOf } from './people.ts';

/**
 * The key of the person behind an identity; undefined if there is none. Where roles are not enforced, the claimed name counts. Never a
 * screen: the operator who lets it in chooses its name, and could read the messages of a person of that name.
 */
export function personOf(identity: Identity | undefined, claimed: string | undefined): string | undefined {
  const name = identity === everybody ? claimed : identity?.role === 'screen' ? undefined : identity?.name;
  return v.is(personSchema, name) ? keyOf(name) : undefined;
}
