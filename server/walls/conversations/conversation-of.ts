import type { Message } from '#protocol';
import { keyOf } from '../../auth/people.ts';
import { audienceOf, streamOfPerson, streamOfScreen } from '../messages/recipients.ts';

/**
 * The conversation of a person that a message belongs to, by the stream of its other side; undefined if it is none of that person's. What
 * two people say to each other lies in two streams, that of each, and is one conversation.
 */
export function conversationOf({ stream, from }: Message, person: string): string | undefined {
  const { kind, name } = audienceOf(stream);
  if (kind === 'wall' || kind === 'all') return stream;
  if (kind === 'person' && name === person) return streamOfSender(from) ?? stream;
  return isFrom({ from }, person) ? stream : undefined;
}

/** Whether this person sent it. */
export function isFrom({ from }: Pick<Message, 'from'>, person: string): boolean {
  return from.person !== undefined && keyOf(from.person) === person;
}

/** Whether it is between two people, and nobody else's. */
export function isPrivate({ stream }: Message): boolean {
  return audienceOf(stream).kind === 'person';
}

/** Undefined for a program without a name. */
function streamOfSender({ person, screen }: Message['from']): string | undefined {
  if (person !== undefined) return streamOfPerson(person);
  return screen === undefined ? undefined : streamOfScreen(screen);
}
