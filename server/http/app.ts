import { Router } from '@koa/router';
import type { IncomingMessage, RequestListener } from 'node:http';
import Koa from 'koa';
import type { Logger } from 'pino';
import type { Adoption } from '../auth/adoption.ts';
import type { AttemptLimit } from '../auth/attempt-limit.ts';
import type { Audit } from '../auth/audit.ts';
import type { ClientInfoOf } from '../auth/client-info.ts';
import { isRefusal, type Authenticator } from '../auth/authenticator.ts';
import type { SessionCookie } from '../auth/cookie.ts';
import type { Door } from '../auth/door.ts';
import type { People } from '../auth/people.ts';
import { isPermitted, routePermissions } from '../auth/permissions.ts';
import type { Revocations } from '../auth/revocations.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { WorkerPool } from '../charts/reading/worker-pool.ts';
import type { ChartStore } from '../charts/store.ts';
import type { Conversations } from '../walls/conversations/conversations.ts';
import type { Hub } from '../walls/hub.ts';
import type { Presence } from '../walls/presence/presence.ts';
import type { Registry } from '../walls/registry.ts';
import type { Tally } from '../walls/tally.ts';
import type { WallFiles } from '../walls/wall-files.ts';
import type { PerformWrite } from './chart-writes.ts';
import { createOutside, innerUrl, isFolder } from './base-path.ts';
import { guardsOf } from './guards.ts';
import { cors } from './middleware/cors.ts';
import { errors } from './middleware/errors.ts';
import { hasBadFields, headerFields } from './middleware/header-fields.ts';
import { readablePath } from './middleware/readable-path.ts';
import { responseTime } from './middleware/response-time.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { singleSlashes } from './middleware/single-slashes.ts';
import { unanswered } from './middleware/unanswered.ts';
import { webFiles } from './middleware/web-files.ts';
import type { Render } from './pictures/renderer.ts';
import { createResponseCache } from './response-cache.ts';
import { createRoutes } from './routes.ts';
import { acceptRoute } from './routes/accept.ts';
import { adoptionRoutes } from './routes/adoptions.ts';
import { auditRoute } from './routes/audit.ts';
import { chartRoutes } from './routes/charts.ts';
import { documentRoutes } from './routes/documents.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { eventRoutes, type StreamsDeps } from './routes/events.ts';
import { explainRoute } from './routes/explain.ts';
import { flipRoute } from './routes/flips.ts';
import { healthRoutes } from './routes/health.ts';
import { linkRoute } from './routes/link.ts';
import { loginRoutes, type LoginRouteDeps } from './routes/login.ts';
import { mapRoutes } from './routes/maps.ts';
import { metricsRoute, type MetricsText } from './routes/metrics.ts';
import { messageRoutes, type MessageRouteDeps } from './routes/messages.ts';
import { pageRoutes } from './routes/pages.ts';
import { peopleRoutes } from './routes/people.ts';
import { pictureRoute } from './routes/pictures.ts';
import { problemRoute, type ProblemRouteDeps } from './routes/problem.ts';
import { revocationRoute } from './routes/revocations.ts';
import { tokenRoute } from './routes/tokens.ts';
import { screenRoutes } from './routes/screens.ts';
import { wallControlRoutes } from './routes/wall-control.ts';
import { writeRoutes } from './routes/writes.ts';
import { wallsRoute } from './routes/walls.ts';
import type { TimezoneOf } from './wall-of.ts';
import { readWebFiles } from './web-folder.ts';

export interface AppOptions extends Pick<ProblemRouteDeps, 'dir' | 'hasFolder'> {
  charts: ChartStore;
  walls: Pick<WallFiles, 'list'>;
  streams: StreamsDeps;
  hub: Pick<Hub, 'find' | 'list' | 'enter' | 'leave'>;
  presence: Presence;
  timezoneOf: TimezoneOf;
  workers: WorkerPool;
  /** changes charts */
  performWrite: PerformWrite;
  /** renders charts as pictures */
  render: Render;
  messaging: Omit<MessageRouteDeps, 'conversations'> & { registry: Registry };
  conversations: Conversations;
  /** decides from where something may be changed */
  door: Door;
  /** who sent a request */
  clientInfoOf: ClientInfoOf;
  /** says who sends a request */
  authenticator: Authenticator;
  revocations: Pick<Revocations, 'revoke'>;
  people: People;
  sessions: Sessions;
  cookie: SessionCookie;
  login: LoginRouteDeps['login'];
  adoption: Adoption;
  tries: AttemptLimit;
  secret: string | null;
  now: () => number;
  audit: Pick<Audit, 'record' | 'list'>;
  /** other origins whose pages may act, where roles are enforced */
  origins: readonly string[];
  /** false until the first scan is done, and again while draining */
  isReady: () => boolean;
  /** true while state changes are refused because they cannot be stored */
  degradation: () => string | undefined;
  tally: Tally;
  /** what is known of the server, in the format of Prometheus */
  metrics: MetricsText;
  version: string;
  /** the built pages and maps, read once at start. Without it everything but pages and maps works. */
  webDir: string;
  /** '' or `/wall`: everything is under this path */
  basePath: string;
  /** this server has a certificate that browsers trust by themselves */
  isPubliclyTrusted: () => boolean;
  log: Logger;
}

/** The HTTP side of the server, as a listener for node:http's `createServer`. */
export function createHttpListener(options: AppOptions): RequestListener {
  const { charts, conversations, webDir, basePath, log } = options;
  const { isEnforced } = options.authenticator;
  const cache = createResponseCache(charts, options.origins);
  const files = readWebFiles(webDir, basePath);
  const router = new Router();
  const routes = createRoutes(router, guardsOf(options));
  healthRoutes(routes, options);
  metricsRoute(routes, options.metrics);
  pictureRoute(routes, options);
  chartRoutes(routes, options);
  explainRoute(routes, options);
  problemRoute(routes, options);
  linkRoute(routes, options.door);
  eventRoutes(routes, options.streams);
  documentRoutes(routes, options);
  flipRoute(routes, options.hub);
  wallsRoute(routes, options.hub);
  screenRoutes(routes, { ...options, ...options.messaging });
  wallControlRoutes(routes, options);
  writeRoutes(routes, options);
  messageRoutes(routes, { ...options.messaging, conversations });
  conversationRoutes(routes, conversations);
  acceptRoute(routes, options.performWrite);
  revocationRoute(routes, options.revocations);
  tokenRoute(routes, options);
  adoptionRoutes(routes, options);
  loginRoutes(routes, options);
  peopleRoutes(routes, options.people);
  auditRoute(routes, options.audit);
  mapRoutes(routes, files);
  pageRoutes(routes, files);

  const app = new Koa();
  app.on('error', (err: Error & { headerSent?: boolean }) => logUndelivered(log, err));
  app.use(cache.remember());
  app.use((ctx, next) => {
    ctx.state['basePath'] = basePath;
    return next();
  });
  app.use(errors(log));
  app.use(responseTime(options.tally));
  app.use(securityHeaders(options.isPubliclyTrusted));
  app.use(cors(isEnforced ? options.origins : undefined));
  app.use(headerFields());
  app.use(readablePath());
  app.use(singleSlashes());
  app.use(unanswered());
  // Outside the routes: it runs after them and answers 405 where only another method matched.
  app.use(router.allowedMethods());
  app.use(router.routes());
  app.use(webFiles(files));

  const handle = app.callback();
  const handleOutside = createOutside(options);
  return (request, response) => {
    const url = innerUrl(request.url ?? '/', basePath);
    if (url === undefined || isFolder(request.url, basePath)) return void handleOutside(request, response);
    request.url = url;
    if (hasBadFields(request) || !cache.has(request)) return void handle(request, response);
    if (!isEnforced) return void cache.serve(request, response);
    void mayRead(options.authenticator, request).then((may) => {
      if (!may || !cache.serve(request, response)) void handle(request, response);
    });
  };
}

/** Whether a client may read charts, for what is answered before its route is. Never rejects. */
async function mayRead({ identify }: Authenticator, request: IncomingMessage): Promise<boolean> {
  try {
    const who = await identify(request);
    return !isRefusal(who) && isPermitted(routePermissions['GET /api/:chart'], who);
  } catch {
    return false;
  }
}

/** Errors that reach Koa's own handler, past our error middleware: mostly a client that disconnected early, which is ordinary. */
function logUndelivered(log: Logger, err: Error & { headerSent?: boolean }): void {
  if (err.headerSent) log.debug({ err }, 'the client left before its answer was sent');
  else log.error({ err }, 'an answer could not be sent');
}
