import type { Person } from '../auth/people.ts';
import { visible } from '../charts/diagnostics/visible.ts';
import { readPassword, type Terminal } from './read-password.ts';
import { askServer, serverUrl } from './running-server.ts';
import type { AdoptRequest, UserRequest } from './user-config.ts';

type Write = (text: string) => void;

/** `chartwall user`: the running server adds, removes or lists people. Resolves to the exit code: 1 if it could not be asked, or refused. */
export async function runUser(request: UserRequest, write: Write, terminal?: Terminal): Promise<number> {
  const { asked } = request;
  // asked before anything else, so that nobody types one in vain
  const password = asked.do === 'add' ? await readPassword(terminal) : undefined;
  if (asked.do === 'add' && password === undefined) {
    write('the two are different: nothing was changed\n');
    return 1;
  }
  try {
    const answer = await ask(request, password);
    if (!answer.ok) write(`${answer.reason}\n`);
    else write(asked.do === 'list' ? listIn(answer.body) : `${asked.name} ${doneWords[asked.do]}\n`);
    return answer.ok ? 0 : 1;
  } catch {
    write(`no wall answers at ${serverUrl(request)}: start one, or say where it is with --port\n`);
    return 1;
  }
}

/** `chartwall adopt`: the running server lets the screen in that shows a code. Resolves to the exit code. */
export async function runAdopt({ code, name, wall, ...server }: AdoptRequest, write: Write): Promise<number> {
  try {
    const answer = await askServer(server, 'api/-/adopt', { code, name, wall });
    write(answer.ok ? 'the screen comes up now\n' : `${answer.reason}\n`);
    return answer.ok ? 0 : 1;
  } catch {
    write(`no wall answers at ${serverUrl(server)}: start one, or say where it is with --port\n`);
    return 1;
  }
}

const doneWords = {
  add: 'can log in now',
  remove: 'cannot log in any more, and is logged out',
} as const;

function ask({ asked, ...server }: UserRequest, password: string | undefined) {
  switch (asked.do) {
    case 'list':
      return askServer(server, 'api/-/people', undefined, 'GET');
    case 'remove':
      return askServer(server, `api/-/people/${encodeURIComponent(asked.name)}`, undefined, 'DELETE');
    case 'add':
      return askServer(server, 'api/-/people', {
        name: asked.name,
        role: asked.role,
        walls: asked.walls,
        password,
      });
    default:
      return asked satisfies never;
  }
}

function listIn(body: string): string {
  const { people } = JSON.parse(body) as { people: Person[] };
  if (people.length === 0) return 'nobody has a password: chartwall user add <name> --role operator\n';
  return people
    .map(
      ({ name, role, walls }) =>
        `${visible(name)}  ${role}  ${walls === 'all' ? 'all walls' : walls.join(', ')}\n`,
    )
    .join('');
}
