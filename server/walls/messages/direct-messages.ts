import type { Message } from '#protocol';
import { keyOf } from '../../auth/people.ts';
import { audienceOf } from './recipients.ts';

/** The messages for one person or screen, by the people who may read them: a person's conversations are found without looking at all streams. */
export function createDirectMessages<Kept extends { readonly message: Message }>() {
  const byPerson = new Map<string, Set<Kept>>();

  return {
    add(kept: Kept): void {
      for (const person of readersOf(kept.message))
        byPerson.set(person, (byPerson.get(person) ?? new Set()).add(kept));
    },
    delete(kept: Kept): void {
      for (const person of readersOf(kept.message)) {
        byPerson.get(person)?.delete(kept);
        if (byPerson.get(person)?.size === 0) byPerson.delete(person);
      }
    },
    /** The oldest first. */
    of: (person: string): Iterable<Kept> => byPerson.get(person) ?? [],
  };
}

/** The sender and the addressee, as far as they are people. */
function readersOf({ stream, from }: Message): string[] {
  const { kind, name } = audienceOf(stream);
  if (kind !== 'person' && kind !== 'screen') return [];
  const sender = from.person === undefined ? [] : [keyOf(from.person)];
  return kind === 'person' ? [...sender, name] : sender;
}
