import { readFile } from 'node:fs/promises';
import { request as requestPlain } from 'node:http';
import { request as requestTls, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
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
}

/** A server on this machine answers at once; one that hangs must not keep a script waiting. ms */
const timeout = 10_000;

/** Asks the running server. Rejects when none answers, or one with another certificate. */
export async function askServer(
  server: RunningServer,
  path: string,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const options = { ...(await trustOf(server)), method: 'POST', signal: AbortSignal.timeout(timeout) };
  const { status, body } = await send(serverUrl(server) + path, options);
  return status >= 200 && status < 300 ? { ok: true } : { ok: false, reason: messageIn(body, status) };
}

/** A server that listens on all interfaces is reached on this machine's own. */
export function serverUrl({ host, port, basePath, tls }: RunningServer): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}${basePath}/`;
}

/** Its own certificate and no other, whatever name that is for; `fetch` cannot be told so. */
async function trustOf({ tls, stateDir }: RunningServer): Promise<RequestOptions> {
  if (!tls) return {};
  const file = tls === 'self-signed' ? authorityFile(tlsFolder(stateDir)) : tls.cert;
  return { ca: await readFile(file), checkServerIdentity: () => undefined, allowPartialTrustChain: true };
}

function send(url: string, options: RequestOptions): Promise<{ status: number; body: string }> {
  const request = url.startsWith('https:') ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    asked.on('error', reject).end();
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
