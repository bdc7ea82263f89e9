import { visible } from '../charts/diagnostics/visible.ts';

/** The held content to accept, and the server that holds it. */
export interface Acceptance {
  command: 'accept';
  name: string;
  host: string;
  port: number;
}

/** A server on this machine answers at once; one that hangs must not keep a script waiting. ms */
const patience = 10_000;

/**
 * `chartwall accept`: asks the running server to show what it holds back of a chart. Resolves to the exit code: 0 if it is shown now, 1 if
 * there was nothing, or no server.
 */
export async function runAccept(asked: Acceptance, write: (text: string) => void): Promise<number> {
  const { name } = asked;
  const url = urlOf(asked);
  try {
    const answer = await fetch(`${url}api/${encodeURIComponent(name)}/accept`, {
      method: 'POST',
      signal: AbortSignal.timeout(patience),
    });
    write(answer.ok ? `${name}: what was held back is shown now\n` : `${await messageOf(answer)}\n`);
    return answer.ok ? 0 : 1;
  } catch {
    write(`no wall answers at ${url}: start one, or say where it is with --port\n`);
    return 1;
  }
}

/** The server's own words; whatever else listens there may have none. */
async function messageOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined);
  const { message } = (body ?? {}) as { message?: unknown };
  return typeof message === 'string' ? visible(message) : `the server answers ${answer.status}`;
}

/** A server that listens on all interfaces is reached on this machine's own. */
function urlOf({ host, port }: Acceptance): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;
}
