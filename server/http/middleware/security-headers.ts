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

/**
 * A wall is mostly served on plain http://<lan host>: so nothing that upgrades to https or remembers it (helmet's defaults do both),
 * and none of the headers that browsers only complain about outside a secure context.
 */
export function securityHeaders(): Middleware {
  return helmet({
    contentSecurityPolicy,
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
}
