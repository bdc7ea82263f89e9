import { askServer, serverUrl, type RunningServer } from './running-server.ts';

/** The held content to accept, and the server that holds it. */
export interface Acceptance extends RunningServer {
  command: 'accept';
  name: string;
}

/**
 * `chartwall accept`: asks the running server to show what it holds back of a chart. Resolves to the exit code: 0 if it is shown now, 1 if
 * there was nothing, or no server.
 */
export async function runAccept(asked: Acceptance, write: (text: string) => void): Promise<number> {
  const { name } = asked;
  try {
    const answer = await askServer(asked, `api/${encodeURIComponent(name)}/accept`);
    write(answer.ok ? `${name}: what was held back is shown now\n` : `${answer.reason}\n`);
    return answer.ok ? 0 : 1;
  } catch {
    write(`no wall answers at ${serverUrl(asked)}: start one, or say where it is with --port\n`);
    return 1;
  }
}
