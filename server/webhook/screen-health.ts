import type { Presence } from '../walls/presence/presence.ts';
import type { Finding } from './conditions.ts';

export interface ScreenHealthDeps {
  presence: Pick<Presence, 'list'>;
}

/** A screen that starts anew is gone for seconds. ms */
const settle = 60_000;

/** Which screens are gone, or not back since the server was started. Guests come and go. */
export function* lookAtScreens({ presence }: ScreenHealthDeps): Generator<Finding> {
  for (const { screen, name, wall, status, lastSeen, guest } of presence.list()) {
    if (guest) continue;
    yield {
      thing: screen,
      bad: 'screen.gone',
      settle: [settle, 0],
      isBad: status === 'gone' || status === 'not-back',
      data: { screen, name, wall, lastSeen },
    };
  }
}
