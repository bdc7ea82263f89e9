import { newJti, signToken, type Grant } from '../auth/tokens.ts';
import { jtiOf } from '../auth/token-id.ts';
import { auditInFolder } from './audit-in-folder.ts';
import { askServer, serverUrl } from './running-server.ts';
import type { Revocation, TokenRequest } from './token-config.ts';

const msPerDay = 86_400_000;

interface Output {
  /** for scripts */
  say(text: string): void;
  /** for people */
  note(text: string): void;
}

/** `chartwall token`: prints a token, and beside it what it is good for. Resolves to the exit code. */
export async function runToken(
  asked: TokenRequest,
  { say, note }: Output,
  now = Date.now(),
): Promise<number> {
  const { role, walls, days } = asked;
  const { token, unaudited } = await makeToken(asked, now);
  const where = walls === 'all' ? 'all walls' : walls.join(', ');
  const until = new Date(now + days * msPerDay).toISOString().slice(0, 10);
  note(`Role ${role} for ${where}, until ${until}\n`);
  note(`Open   ${serverUrl(asked)}#token=<token> in a browser\n`);
  note(`Revoke chartwall revoke ${jtiOf(token)}\n`);
  if (unaudited !== undefined) note(`Audit  does not tell of it: ${unaudited}\n`);
  say(`${token}\n`);
  return 0;
}

/**
 * Makes a token with the secret. A running server makes it itself and records it; otherwise it is recorded in the state folder.
 * `unaudited`: why it was not recorded.
 */
async function makeToken(
  asked: TokenRequest,
  now: number,
): Promise<{ token: string; unaudited?: string | undefined }> {
  const { secret, role, walls, name, days } = asked;
  const grant: Grant & { jti: string } = {
    role,
    walls,
    expires: now + days * msPerDay,
    jti: newJti(),
    ...(name !== undefined && { name }),
  };
  const sign = () => signToken(secret, grant, now);
  let answer;
  try {
    answer = await askServer(asked, 'api/-/tokens', { role, walls, name, days });
  } catch {
    return { token: await sign(), unaudited: await auditInFolder(asked, grant) };
  }
  if (!answer.ok) return { token: await sign(), unaudited: answer.reason };
  const { token } = JSON.parse(answer.body) as { token: string };
  return { token };
}

/** `chartwall revoke`: the running server forgets a token, at once. Resolves to the exit code: 1 if it could not be asked, or refused. */
export async function runRevoke(asked: Revocation, write: (text: string) => void): Promise<number> {
  const jti = jtiOf(asked.token) ?? asked.token;
  try {
    const answer = await askServer(asked, 'api/-/revocations', { jti });
    write(answer.ok ? `${jti} does not count any more\n` : `${answer.reason}\n`);
    return answer.ok ? 0 : 1;
  } catch {
    write(`no wall answers at ${serverUrl(asked)}: start one, or say where it is with --port\n`);
    return 1;
  }
}
