import { readFile } from 'node:fs/promises';
import { request as requestPlain } from 'node:http';
import { request as requestTls, type RequestOptions } from 'node:https';
import { userInfo } from 'node:os';
import { text } from 'node:stream/consumers';
import type { Identity } from '../auth/identity.ts';
import { signToken } from '../auth/tokens.ts';
import { visible } from '../charts/diagnostics/visible.ts';
import { tlsFolder, type TlsConfig } from '../tls/open.ts';
import { authorityFile } from '../tls/sources.ts';

/** Which server, by the flags that it was started with. */
export interface RunningServer {
  host: string;
  port: number;
  basePath: string;
  tls: TlsConfig | null;
  stateDir: string;
  /** null: everybody may do everything */
  secret: string | null;
}

/** A server on this machine answers at once; one that hangs must not keep a script waiting. ms */
const timeout = 10_000;

/** Asks the running server. Rejects when none answers, or one with another certificate. */
export async function askServer(
  server: RunningServer,
  path: string,
  body?: object,
  method = 'POST',
): Promise<{ ok: true; body: string } | { ok: false; reason: string }> {
  const signal = AbortSignal.timeout(timeout);
  const options = { ...(await trustOf(server)), headers: await adminOf(server), method, signal };
  const answer = await send(serverUrl(server) + path, options, body && JSON.stringify(body));
  const isDone = answer.status >= 200 && answer.status < 300;
  return isDone
    ? { ok: true, body: answer.body }
    : { ok: false, reason: messageIn(answer.body, answer.status) };
}

/** A server that listens on all interfaces is reached on this machine's own. */
export function serverUrl({ host, port, basePath, tls }: RunningServer): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}${basePath}/`;
}

/** Who has the secret is an admin, and called as the system calls the user of the command line. */
export function whoIsHere(): Pick<Identity, 'role' | 'walls' | 'name'> {
  return { role: 'admin', walls: 'all', name: `${systemUser()} on the command line` };
}

/** The name of a user that the system does not know, as in containers, is a number. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? ''}`;
  }
}

/** The token need not last longer than the request. */
async function adminOf({ secret }: RunningServer): Promise<Record<string, string>> {
  if (secret === null) return {};
  const now = Date.now();
  const token = await signToken(secret, { ...whoIsHere(), expires: now + 2 * timeout }, now);
  return { Authorization: `Bearer ${token}` };
}

/** Its own certificate and no other, whatever name that is for; `fetch` cannot be told so. */
async function trustOf({ tls, stateDir }: RunningServer): Promise<RequestOptions> {
  if (!tls) return {};
  const file = tls === 'self-signed' ? authorityFile(tlsFolder(stateDir)) : tls.cert;
  return { ca: await readFile(file), checkServerIdentity: () => undefined, allowPartialTrustChain: true };
}

function send(
  url: string,
  options: RequestOptions,
  content?: string,
): Promise<{ status: number; body: string }> {
  const request = url.startsWith('https:') ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    asked.on('error', reject).end(content);
  });
}

/** The server's own words; whatever else listens there may have none. */
function messageIn(body: string, status: number): string {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    if (typeof message === 'string') return visible(message);
  } catch {
    // no JSON
  }
  return `the server answers ${status}`;
}
