import { isName } from '#protocol';
import type { Identity } from './identity.ts';
import { roles, type Role } from './roles.ts';

/** Which claims of a token hold role and walls. `walls` null: the role counts for all walls. */
export interface ClaimMap {
  readonly role: string;
  readonly walls: string | null;
}

/** Those of our own tokens. */
export const ownClaims: ClaimMap = { role: 'role', walls: 'walls' };
/** In a claim: all walls. No wall can be called so. */
export const allWalls = '*';

type Claims = Readonly<Record<string, unknown>>;

/** What the claims of a verified token say of its bearer; undefined when they name no role of ours, or no walls. */
export function identityOf(claims: Claims, map: ClaimMap): Identity | undefined {
  const role = roleIn(claimOf(claims, map.role));
  const walls = map.walls === null ? 'all' : wallsIn(claimOf(claims, map.walls));
  const { name, jti, exp } = claims;
  if (!role || !walls || typeof jti !== 'string' || typeof exp !== 'number') return undefined;
  return { role, walls, jti, expires: exp * 1000, ...(typeof name === 'string' && { name }) };
}

/** The claim with this name; where there is none, dots lead into objects: `realm_access.roles`. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((value, key) => {
    const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    return isObject ? (value as Claims)[key] : undefined;
  }, claims);
}

/** The highest of a list: other issuers list all that somebody is. */
function roleIn(claim: unknown): Role | undefined {
  const named = Array.isArray(claim) ? claim : [claim];
  return roles.findLast((role) => named.includes(role));
}

function wallsIn(claim: unknown): Identity['walls'] | undefined {
  if (claim === allWalls) return 'all';
  const named: unknown[] = Array.isArray(claim) ? claim : [claim];
  if (named.includes(allWalls)) return 'all';
  const walls = named.filter((wall) => typeof wall === 'string' && isName(wall)) as string[];
  return walls.length > 0 ? walls : undefined;
}
