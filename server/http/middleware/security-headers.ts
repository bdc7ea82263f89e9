import type { Middleware } from 'koa';
import helmet from 'koa-helmet';
import { errorPageStyle } from '../error-page.ts';

const self = "'self'";
const none = "'none'";

/**
 * Only what our own pages need. Vue and ECharts set styles through the CSSOM, which CSP does not restrict; only ECharts' tooltips
 * from HTML strings need style attributes, so our charts build their tooltips from elements.
 * `connect-src 'self'` covers the WebSocket: CSP 3 lets 'self' match ws: and wss: of the page's own host and port, and so do
 * Chromium, Firefox and Safari since 16; naming `ws:` would allow every host.
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: [none],
    scriptSrc: [self],
    styleSrc: [self, errorPageStyle],
    imgSrc: [self, 'data:'],
    fontSrc: [self],
    connectSrc: [self],
    baseUri: [none],
    formAction: [none],
    // a fresh page takes the place of the one that is shown (web/pages/renewal-host.ts)
    frameSrc: [self],
    frameAncestors: [self],
  },
};

/** Responses that are not pages need nothing but the style of the error page. */
const dataPolicy = {
  useDefaults: false,
  directives: { defaultSrc: [none], styleSrc: [errorPageStyle], frameAncestors: [none] },
};

/**
 * A wall is mostly served on plain http://<lan host>. So no header that upgrades to https or remembers it (helmet's defaults do both) but for HSTS with a certificate of a known authority,
 * none that browsers only warn about outside a secure context, and none that today's browsers ignore: these were a third of the cost
 * of writing a small response.
 */
const always = {
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const;

/** Any page may read data, so no policy forbids it; browsers follow `frame-ancestors` instead of the older X-Frame-Options. */
const neverForData = {
  referrerPolicy: false,
  crossOriginResourcePolicy: false,
  xFrameOptions: false,
} as const;

/** Half a year; only where browsers trust the certificate by themselves. */
const strictTransportSecurity = 'max-age=15552000';

/** @param isPubliclyTrusted whether this server has a certificate of a known authority */
export function securityHeaders(isPubliclyTrusted: () => boolean): Middleware {
  const forPages = helmet({ ...always, contentSecurityPolicy });
  const forData = helmet({ ...always, ...neverForData, contentSecurityPolicy: dataPolicy });
  return async (ctx, next) => {
    if (isPubliclyTrusted()) ctx.set('Strict-Transport-Security', strictTransportSecurity);
    await (/^\/+api([/?]|$)/i.test(ctx.url) ? forData : forPages)(ctx, next);
  };
}
