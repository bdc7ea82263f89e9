import { createAuthenticator, noAuth } from '../../server/auth/authenticator.ts';
import type { DoorConfig } from '../../server/auth/door.ts';

/** Nobody has logged in. */
export const noCookie = { name: 'none', in: () => undefined };

/** Everybody may do everything, as on a wall of this machine without a secret. */
export const everybodyMay = createAuthenticator(noAuth, {
  revocations: { has: () => false },
  sessions: { identify: () => undefined },
  cookie: noCookie,
  now: Date.now,
});

/** The door of such a wall. */
export const ownDoor: DoorConfig = {
  open: false,
  host: '127.0.0.1',
  allowedHosts: [],
  origins: [],
  enforcesRoles: false,
};

/** No identity ends. */
export const endless = { hold: () => () => {} };
