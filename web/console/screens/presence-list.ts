import * as v from 'valibot';
import { presenceSchema, screenSchema, type PresenceMessage, type ScreenView } from '#protocol';

/** The screens as of a revision; changes of the next one build on it. */
export interface PresenceList {
  readonly revision: number;
  readonly screens: ReadonlyMap<string, ScreenView>;
}

/** The message, if it is about presence. */
export function decodePresence(message: unknown): PresenceMessage | undefined {
  const decoded = v.safeParse(presenceSchema, message);
  return decoded.success ? decoded.output : undefined;
}

/** The list after a message (PROTOCOL.md P-3); undefined: a message is missing in between, or there was no list yet. */
export function applyPresence(
  list: PresenceList | undefined,
  { revision, screens, changes = [] }: PresenceMessage,
): PresenceList | undefined {
  if (screens) return { revision, screens: new Map(screens.map((screen) => [screen.screen, screen])) };
  if (!list) return undefined;
  const next = new Map(list.screens);
  for (const change of changes) {
    const before = next.get(change.screen);
    if ('removed' in change) next.delete(change.screen);
    else if (before) next.set(change.screen, Object.assign({ ...before }, change));
    else {
      const screen = v.safeParse(screenSchema, change);
      if (!screen.success) return undefined;
      next.set(change.screen, screen.output);
    }
  }
  return { revision, screens: next };
}
