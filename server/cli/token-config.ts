import { isName } from '#protocol';
import { roles, type Role } from '../auth/roles.ts';
import { secretCommand } from '../auth/secret.ts';
import type { RunningServer } from './running-server.ts';
import { badValue, readText, UsageError, type Setting } from './settings.ts';

/** The flags that say what a token is to hold. */
export const tokenOptions = {
  role: { type: 'string' },
  wall: { type: 'string' },
  name: { type: 'string' },
  days: { type: 'string' },
} as const;

/** Somebody wants a token. */
export interface TokenRequest extends RunningServer {
  command: 'token';
  secret: string;
  role: Role;
  walls: 'all' | string[];
  name: string | undefined;
  days: number;
}

/** A token is not to count any more. */
export interface Revocation extends RunningServer {
  command: 'revoke';
  /** a token, or its id */
  token: string;
}

const maxDays = 3650;

/** What `chartwall token` is to make. */
export function readTokenRequest(
  [, ...others]: readonly string[],
  settings: (flag: keyof typeof tokenOptions) => Setting[],
  server: RunningServer,
): TokenRequest {
  if (others.length > 0) throw new UsageError(`token takes flags only, not ${others.join(' ')}`);
  const { secret } = server;
  if (secret === null)
    throw new UsageError(`token signs with the server's --secret; this makes one: ${secretCommand}`);
  return {
    ...server,
    command: 'token',
    secret,
    role: readRole(settings('role'), 'token'),
    walls: readWalls(settings('wall')),
    name: readText(settings('name')),
    days: readDays(settings('days')),
  };
}

/** What `chartwall revoke` is to revoke. */
export function readRevocation([, token, ...others]: readonly string[], server: RunningServer): Revocation {
  if (!token) throw new UsageError('revoke needs a token, or the id of one');
  if (others.length > 0) throw new UsageError('One token at a time');
  if (server.secret === null) throw new UsageError("revoke needs the server's --secret");
  return { command: 'revoke', token, ...server };
}

/** A role that was named. `command`: what needs one. */
export function readRole([setting]: readonly Setting[], command: string): Role {
  const role = roles.find((each) => each === setting?.text);
  if (role) return role;
  if (setting) throw badValue(setting, `one of ${roles.join(', ')}`);
  throw new UsageError(`${command} needs a --role: ${roles.join(', ')}`);
}

/** The walls that were named; all if none were. */
export function readWalls([setting]: readonly Setting[]): 'all' | string[] {
  if (!setting) return 'all';
  const walls = setting.text.split(/[\s,]+/).filter(Boolean);
  if (walls.length > 0 && walls.every(isName)) return walls;
  throw badValue(setting, 'names of walls, such as main or main,lobby');
}

function readDays([setting]: readonly Setting[]): number {
  if (!setting) return 90;
  const days = /^\d{1,4}$/.test(setting.text) ? Number(setting.text) : 0;
  if (days >= 1 && days <= maxDays) return days;
  throw badValue(setting, `days, 1 to ${maxDays}`);
}
