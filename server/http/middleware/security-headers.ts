import type { Middleware } from 'koa';
import helmet from 'koa-helmet';
import { errorPageStyle } from '../error-page.ts';

const self = "'self'";
const none = "'none'";

/**
 * What our own pages need and no more. Vue and ECharts style elements through the CSSOM, which a policy does not concern; only
 * ECharts' tooltips made of HTML text need style attributes, so our charts make theirs of elements.
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
    frameAncestors: [self],
  },
};

/** An answer that is no page needs nothing, but for the style of an error that a person looks at. */
const dataPolicy = {
  useDefaults: false,
  directives: { defaultSrc: [none], styleSrc: [errorPageStyle], frameAncestors: [none] },
};

/**
 * A wall is mostly served on plain http://<lan host>: so nothing that upgrades to https or remembers it (helmet's defaults do both),
 * none of the headers that browsers only complain about outside a secure context, and none of those that no browser of today
 * reads: they were a third of what a small answer takes to write.
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

/** Any page may read data, so no policy keeps it from one; its frame-ancestors is what browsers follow in place of the older header. */
const neverForData = {
  referrerPolicy: false,
  crossOriginResourcePolicy: false,
  xFrameOptions: false,
} as const;

export function securityHeaders(): Middleware {
  const forPages = helmet({ ...always, contentSecurityPolicy });
  const forData = helmet({ ...always, ...neverForData, contentSecurityPolicy: dataPolicy });
  return async (ctx, next) => {
    await (/^\/+api([/?]|$)/i.test(ctx.url) ? forData : forPages)(ctx, next);
  };
}
