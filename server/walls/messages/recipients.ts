import { isName, type MessageDraft } from '#protocol';
import { keyOf } from '../../auth/people.ts';
import { everyWall, noWall } from '../../auth/permissions.ts';
import type { Registry } from '../registry.ts';

/** The stream of the messages to everybody. */
export const streamOfAll = '*';
const screenPrefix = 'screen:';
const personPrefix = 'person:';

/** The stream of the messages to one screen. */
export const streamOfScreen = (screen: string) => `${screenPrefix}${screen}`;

/** The stream of the messages to one person. */
export const streamOfPerson = (name: string) => `${personPrefix}${keyOf(name)}`;

/** Whom a stream is for. A wall's stream has its name, which has no colon and no asterisk. */
export type Audience =
  | { readonly kind: 'wall' | 'screen' | 'person'; readonly name: string }
  | { readonly kind: 'all'; readonly name: '' };

export function audienceOf(stream: string): Audience {
  if (stream === streamOfAll) return { kind: 'all', name: '' };
  if (stream.startsWith(screenPrefix)) return { kind: 'screen', name: stream.slice(screenPrefix.length) };
  if (stream.startsWith(personPrefix)) return { kind: 'person', name: stream.slice(personPrefix.length) };
  return { kind: 'wall', name: stream };
}

/** The streams that a screen reads. */
export function streamsOf(wall: string, screen: string): string[] {
  return [wall, streamOfAll, streamOfScreen(screen)];
}

/** The screen that a message is for, if it is for one and there is none of that id. People need not be known: messages wait for them. */
export function unknownRecipient(
  to: MessageDraft['to'],
  registry: Pick<Registry, 'find'>,
): string | undefined {
  const isUnknown = typeof to === 'object' && 'screen' in to && !registry.find(to.screen);
  return isUnknown ? to.screen : undefined;
}

/** The stream that a message goes to. `wall`: that of its sender. */
export function streamFor(to: MessageDraft['to'], wall: string): string {
  if (to === 'all') return streamOfAll;
  if (to === 'wall') return wall;
  if ('wall' in to) return to.wall;
  return 'screen' in to ? streamOfScreen(to.screen) : streamOfPerson(to.person);
}

/**
 * The wall that a stream is for: a screen's is that of the wall on which the screen was last. What is no stream, and that of a screen that
 * was never here, is as one for every wall, so that nobody learns which screens other walls have. A person's is for no wall.
 */
export function wallOfStream(stream: string, registry: Pick<Registry, 'find'>): string {
  if (isName(stream)) return stream;
  const { kind, name } = audienceOf(stream);
  if (kind === 'person') return noWall;
  return (kind === 'screen' ? registry.find(name)?.wall : undefined) ?? everyWall;
}

/** The stream of a message, by its id. */
export function streamOfMessage(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}
