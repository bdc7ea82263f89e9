import { isName, type MessageDraft } from '#protocol';
import { everyWall } from '../../auth/permissions.ts';
import type { Registry } from '../registry.ts';

/** The stream of the messages to everybody. */
export const streamOfAll = '*';
const screenPrefix = 'screen:';
const streamOfScreen = (screen: string) => `${screenPrefix}${screen}`;
/** The screen whose stream this is. */
export const screenOf = (stream: string) => stream.slice(screenPrefix.length);

/** The streams that a screen reads. A wall's stream has its name, which has no colon and no asterisk. */
export function streamsOf(wall: string, screen: string): string[] {
  return [wall, streamOfAll, streamOfScreen(screen)];
}

/** The screen that a message is for, if it is for one and there is none of that id. */
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
  return 'wall' in to ? to.wall : streamOfScreen(to.screen);
}

/**
 * The wall that a stream is for: a screen's is that of the wall on which the screen was last. What is no stream, and that of a screen that
 * was never here, is as one for every wall, so that nobody learns which screens other walls have.
 */
export function wallOfStream(stream: string, registry: Pick<Registry, 'find'>): string {
  if (isName(stream)) return stream;
  const screen = stream.startsWith(screenPrefix) ? registry.find(screenOf(stream)) : undefined;
  return screen?.wall ?? everyWall;
}

/** The stream of a message, by its id. */
export function streamOfMessage(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}
