import type { Role } from '../auth/roles.ts';
import type { RunningServer } from './running-server.ts';
import { readText, UsageError, type Setting } from './settings.ts';
import { readRole, readWalls } from './token-config.ts';

/** What is to be done about people with a password. */
export interface UserRequest extends RunningServer {
  command: 'user';
  asked:
    | { do: 'list' }
    | { do: 'remove'; name: string }
    | { do: 'add'; name: string; role: Role; walls: 'all' | string[] };
}

/** A screen that shows a code is to be let in. */
export interface AdoptRequest extends RunningServer {
  command: 'adopt';
  code: string;
  name: string | undefined;
  wall: string | undefined;
}

/** What `chartwall adopt` is to let in. */
export function readAdoptRequest(
  [, code, ...others]: readonly string[],
  settings: (flag: 'name' | 'wall') => Setting[],
  server: RunningServer,
): AdoptRequest {
  if (server.secret === null) throw new UsageError("adopt needs the server's --secret");
  if (!code || others.length > 0) throw new UsageError('adopt needs the code that the screen shows');
  return {
    command: 'adopt',
    code,
    name: readText(settings('name')),
    wall: readText(settings('wall')),
    ...server,
  };
}

/** What `chartwall user` is to do. */
export function readUserRequest(
  [, verb, name, ...others]: readonly string[],
  settings: (flag: 'role' | 'wall') => Setting[],
  server: RunningServer,
): UserRequest {
  if (server.secret === null) throw new UsageError("user needs the server's --secret");
  if (others.length > 0) throw new UsageError('One person at a time');
  if (verb === 'list' && name === undefined) return { command: 'user', asked: { do: 'list' }, ...server };
  if (verb !== 'add' && verb !== 'remove')
    throw new UsageError('user takes add <name>, remove <name> or list');
  if (!name) throw new UsageError(`user ${verb} needs a name`);
  if (verb === 'remove') return { command: 'user', asked: { do: 'remove', name }, ...server };
  const [role, walls] = [readRole(settings('role'), 'user add'), readWalls(settings('wall'))];
  return { command: 'user', asked: { do: 'add', name, role, walls }, ...server };
}
