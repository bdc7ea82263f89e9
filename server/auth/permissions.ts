import type { ClientMessage } from '#protocol';
import { isFor, type Identity } from './identity.ts';
import { isAtLeast, type Role } from './roles.ts';

/**
 * Who may do something: anybody at all, or a role. `on` says for which walls the role has to count:
 * - `any`: it is no wall's
 * - `wall`: the one that is named
 * - `addressee`: the wall that a message is for, or that of the screen that it is for; every wall for one to all, any for one to a person
 * - `all`: it changes what every wall shows
 */
export type Permission = 'anybody' | RolePermission;
export interface RolePermission {
  readonly least: Role;
  readonly on: 'any' | 'wall' | 'addressee' | 'all';
}

/** In place of a wall's name: the action reaches every wall, or an unknown one. Not a valid name. */
export const everyWall = '*';
/** In place of a wall's name: the action is for a person, and needs the role on any wall. */
export const noWall = '';

/**
 * What a message of each action takes, on the wall of its socket; `relay` is every action that is not ours (PROTOCOL.md G-3). Not a word
 * of a socket is heard that has not said who it is, other than `auth`.
 */
export const actionPermissions = {
  auth: 'anybody',
  enter: { least: 'viewer', on: 'wall' },
  getData: { least: 'viewer', on: 'wall' },
  heartbeat: { least: 'viewer', on: 'wall' },
  flipped: { least: 'screen', on: 'wall' },
  renew: { least: 'screen', on: 'wall' },
  spanPart: { least: 'screen', on: 'wall' },
  spanView: { least: 'screen', on: 'wall' },
  receipt: { least: 'screen', on: 'wall' },
  conversations: { least: 'operator', on: 'wall' },
  facts: { least: 'viewer', on: 'wall' },
  telemetry: { least: 'viewer', on: 'wall' },
  presence: { least: 'operator', on: 'wall' },
  message: { least: 'operator', on: 'addressee' },
  withdraw: { least: 'operator', on: 'addressee' },
  themeChange: { least: 'operator', on: 'wall' },
  fullScreen: { least: 'operator', on: 'wall' },
  pageChange: { least: 'operator', on: 'wall' },
  relay: { least: 'operator', on: 'wall' },
} as const satisfies Readonly<Record<ClientMessage['action'], Permission>>;

/** What guests may do that speak one of the older dialects: be in a room, say something there, write to a person (PROTOCOL.md R, U). */
export const dialectPermissions = {
  hear: { least: 'viewer', on: 'wall' },
  say: { least: 'operator', on: 'wall' },
  write: { least: 'viewer', on: 'any' },
} as const satisfies Readonly<Record<string, Permission>>;

/** What a client may do once it has said who it is. */
export type GuardedAction = Exclude<ClientMessage['action'], 'auth'>;

/** What a request for each route takes. A route without a row cannot be registered (http/routes.ts). */
export const routePermissions = {
  'GET /healthz': 'anybody',
  'GET /readyz': 'anybody',
  'GET /version': 'anybody',
  // names of walls are in it
  'GET /metrics': { least: 'viewer', on: 'all' },
  'GET /api': { least: 'viewer', on: 'any' },
  'GET /api/:chart': { least: 'viewer', on: 'any' },
  'GET /api/:chart.svg': { least: 'viewer', on: 'any' },
  'OPTIONS /api/:chart': 'anybody',
  'PUT /api/:chart': { least: 'operator', on: 'all' },
  'PATCH /api/:chart': { least: 'operator', on: 'all' },
  'DELETE /api/:chart': { least: 'operator', on: 'all' },
  'POST /api/:chart/accept': { least: 'operator', on: 'all' },
  'GET /api/-/charts/:chart/explain': { least: 'viewer', on: 'any' },
  'GET /api/-/charts/:chart/problem': { least: 'operator', on: 'all' },
  'GET /api/-/link': 'anybody',
  // a session finds out who it is, as with a socket
  'GET /api/-/events': 'anybody',
  'POST /api/-/send': 'anybody',
  'GET /api/-/openapi.json': 'anybody',
  'GET /api/-/asyncapi.json': 'anybody',
  'GET /api/-/walls': { least: 'viewer', on: 'any' },
  'GET /api/-/walls/:wall/flips': { least: 'viewer', on: 'wall' },
  'POST /api/-/walls/:wall/identify': { least: 'operator', on: 'wall' },
  'POST /api/-/walls/:wall/reload': { least: 'operator', on: 'wall' },
  'POST /api/-/walls/:wall/actions': { least: 'operator', on: 'wall' },
  // of screens on walls that the role counts for: the route looks
  'GET /api/-/screens': { least: 'operator', on: 'any' },
  'PATCH /api/-/screens/:screen': { least: 'operator', on: 'any' },
  'DELETE /api/-/screens/:screen': { least: 'operator', on: 'any' },
  'POST /api/-/screens/:screen/identify': { least: 'operator', on: 'any' },
  'POST /api/-/screens/:screen/reload': { least: 'operator', on: 'any' },
  'GET /api/-/messages': { least: 'operator', on: 'addressee' },
  'POST /api/-/messages': { least: 'operator', on: 'addressee' },
  'GET /api/-/messages/:stream/:offset': { least: 'operator', on: 'addressee' },
  'DELETE /api/-/messages/:stream/:offset': { least: 'operator', on: 'addressee' },
  // those of the walls that one has the role for, and one's own
  'GET /api/-/conversations': { least: 'operator', on: 'any' },
  'GET /api/-/conversations/:stream': { least: 'operator', on: 'any' },
  'POST /api/-/conversations/:stream/read': { least: 'operator', on: 'any' },
  'GET /api/-/audit': { least: 'admin', on: 'all' },
  'POST /api/-/login': 'anybody',
  // a screen that wants to be let in, and an operator of its wall who does that
  'POST /api/-/adoptions': 'anybody',
  'POST /api/-/adoptions/token': 'anybody',
  'POST /api/-/adopt': { least: 'operator', on: 'any' },
  'POST /api/-/logout': 'anybody',
  'GET /api/-/me': { least: 'viewer', on: 'any' },
  'GET /api/-/people': { least: 'admin', on: 'all' },
  'POST /api/-/people': { least: 'admin', on: 'all' },
  'DELETE /api/-/people/:person': { least: 'admin', on: 'all' },
  'POST /api/-/tokens': { least: 'admin', on: 'all' },
  'POST /api/-/revocations': { least: 'admin', on: 'all' },
  // maps and pages hold nothing of anybody's; a page has to be there for letting somebody in
  'GET /maps/:file': 'anybody',
  'GET /static/map/china.json': 'anybody',
  'GET /static/map/province/:file': 'anybody',
  'GET /api/map/:map': 'anybody',
  'GET /api/map/province/:map': 'anybody',
  'GET /': 'anybody',
  'GET /screen': 'anybody',
  'GET /sellerpage': 'anybody',
  'GET /trendpage': 'anybody',
  'GET /mappage': 'anybody',
  'GET /rankpage': 'anybody',
  'GET /hotpage': 'anybody',
  'GET /stockpage': 'anybody',
  'GET /gallery': 'anybody',
  'GET /login': 'anybody',
  'GET /adopt': 'anybody',
  'GET /console': 'anybody',
  'GET /console/screens': 'anybody',
  'GET /console/walls': 'anybody',
  'GET /console/messages': 'anybody',
  'GET /console/data': 'anybody',
  'GET /console/audit': 'anybody',
  'GET /console/people': 'anybody',
  'GET /chart/:chart': 'anybody',
} as const satisfies Readonly<Record<string, Permission>>;

export type RouteName = keyof typeof routePermissions;
/** Routes of which only the request itself says which wall it is for. */
export type AddressedRoute = {
  [Name in RouteName]: (typeof routePermissions)[Name] extends { on: 'addressee' } ? Name : never;
}[RouteName];

/** Whether an identity may do what takes this permission. `wall`: the one that it is done to, `everyWall` or `noWall`, where that counts. */
export function isPermitted(permission: Permission, identity: Identity | undefined, wall?: string): boolean {
  if (permission === 'anybody') return true;
  if (!identity || !isAtLeast(identity.role, permission.least)) return false;
  switch (permission.on) {
    case 'any':
      return true;
    case 'addressee':
      return wall !== undefined && (wall === noWall || isFor(identity, wall));
    case 'wall':
      return wall !== undefined && isFor(identity, wall);
    case 'all':
      return identity.walls === 'all';
    default:
      return permission.on satisfies never;
  }
}

/** Why somebody may not do what takes this permission. */
export function permissionText({ least, on }: RolePermission, identity: Identity | undefined): string {
  const walls = {
    any: '',
    wall: ' for this wall',
    addressee: ' for every wall that it reaches',
    all: ' for all walls',
  };
  return `this takes the role ${least}${walls[on]}, and you have ${identity ? grantText(identity) : 'none'}`;
}

function grantText({ role, walls }: Identity): string {
  return walls === 'all' ? role : `${role} for ${walls.join(', ')}`;
}
