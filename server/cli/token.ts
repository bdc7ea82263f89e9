import { signToken } from '../auth/tokens.ts';
import { jtiOf } from '../auth/token-id.ts';
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
  const { secret, role, walls, name, days } = asked;
  const expires = now + days * msPerDay;
  const token = await signToken(secret, { role, walls, expires, ...(name !== undefined && { name }) }, now);
  const where = walls === 'all' ? 'all walls' : walls.join(', ');
  note(`Role ${role} for ${where}, until ${new Date(expires).toISOString().slice(0, 10)}\n`);
  note(`Open   ${serverUrl(asked)}#token=<token> in a browser\n`);
  note(`Revoke chartwall revoke ${jtiOf(token)}\n`);
  say(`${token}\n`);
  return 0;
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
