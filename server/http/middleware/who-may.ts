import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { Context, Middleware } from 'koa';
import { isLoopback } from '../loopback.ts';

export interface WhoMay {
  /** everybody who reaches the port may do everything */
  open: boolean;
  /** what the server was told to listen on */
  host: string;
}

/**
 * Lets a request through that may change something: one from this machine, or any with `--open`. A page of another site that is open in
 * a browser here may not, whoever looks at it: its requests come from this machine too, and with DNS rebinding even to its own name.
 */
export function whoMay({ open, host }: WhoMay): Middleware {
  return async (ctx, next) => {
    if (isFromOtherSite(ctx)) ctx.throw(403, 'pages of other sites may not change anything here');
    if ((!open || isFromBrowser(ctx)) && !isOurName(ctx.hostname, host))
      ctx.throw(403, `${ctx.hostname || 'nothing'} is not a name of this server: use its address`);
    if (!open && !isFromHere(ctx))
      ctx.throw(403, 'only requests from this machine may change anything: --open lets everybody');
    await next();
  };
}

/** Browsers tell of every request that changes something where it comes from; those that do not know Sec-Fetch-Site send Origin. */
function isFromOtherSite(ctx: Context): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  const origin = ctx.get('Origin');
  const isOther = site !== '' && site !== 'same-origin' && site !== 'none';
  return isOther || (origin !== '' && hostOf(origin) !== ctx.host.toLowerCase());
}

function isFromBrowser(ctx: Context): boolean {
  return ctx.get('Origin') !== '' || ctx.get('Sec-Fetch-Site') !== '';
}

/** `null`, which sandboxed pages and files send, is the origin of nobody. */
function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

/** No foreign page is served under an address, and nobody else can give our machine these names. */
function isOurName(name: string, host: string): boolean {
  const bare = name.replace(/^\[|\]$/g, '').toLowerCase();
  const machine = hostname().toLowerCase();
  return isIP(bare) !== 0 || ['localhost', host.toLowerCase(), machine, `${machine}.local`].includes(bare);
}

const passedOn = ['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via'];

/** What a proxy on this machine passes on comes from anywhere. */
function isFromHere(ctx: Context): boolean {
  const address = ctx.req.socket.remoteAddress ?? '';
  return isLoopback(address) && passedOn.every((header) => ctx.get(header) === '');
}
