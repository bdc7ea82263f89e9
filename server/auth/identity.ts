import type { Role } from './roles.ts';

/** Who somebody is to this server, resolved once per socket and per request. */
export interface Identity {
  readonly role: Role;
  /** the walls for which the role counts */
  readonly walls: 'all' | readonly string[];
  /** for people */
  readonly name?: string;
  /** of its token, by which it can be revoked */
  readonly jti?: string;
  /** the id of its session, for a person who has logged in */
  readonly session?: string;
  /** when it ends, ms since 1970 */
  readonly expires?: number;
  /** when its token was issued, if this server can renew it. ms since 1970 */
  readonly issued?: number;
}

/** Everybody, where no roles are enforced: on loopback without a secret, and with `--open`. */
export const everybody: Identity = { role: 'admin', walls: 'all' };

/** Everybody with `--public-view` who shows no token. */
export const publicViewer: Identity = { role: 'viewer', walls: 'all' };

/** Whether an identity counts on a wall. */
export function isFor({ walls }: Identity, wall: string): boolean {
  return walls === 'all' || walls.includes(wall);
}
