import { personSchema } from '#protocol';
import * as v from 'valibot';
import { everybody, type Identity } from './identity.ts';
import { keyOf } from './people.ts';

/**
 * The person that somebody is, by the key of the name; undefined without one. Where no roles are enforced a name is a claim. A screen is
 * nobody: whoever lets it in chooses its name, and must not get at what is for a person of that name.
 */
export function personOf(identity: Identity | undefined, claimed: string | undefined): string | undefined {
  const name = identity === everybody ? claimed : identity?.role === 'screen' ? undefined : identity?.name;
  return v.is(personSchema, name) ? keyOf(name) : undefined;
}
