import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { routePermissions } from '../../../../server/auth/permissions.ts';
import { bearer, tokenFor, withSecret } from '../../../helpers/auth.ts';
import { openEventStream } from '../../../helpers/event-stream.ts';
import { openScreen } from '../../../helpers/socket.ts';
import { startWallServer } from '../../../helpers/wall-server.ts';
import { describes } from './closed-schema.ts';

interface OpenApi {
  openapi: string;
  info: { version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Described>>;
  components: { schemas: { Refusal: object } };
}
interface Described {
  operationId: string;
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

const sales = [
  { month: '2026-01', sold: 12 },
  { month: '2026-02', sold: 15 },
];

/** A server that enforces roles, with a chart, a screen and a message on it, and requests as an admin. */
async function startFilled() {
  const server = await startWallServer({ auth: withSecret, charts: { sales, broken: '[1 2]' } });
  const headers = bearer(await tokenFor('admin', { name: 'Ada' }));
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const document = (await (await ask('GET', '/api/-/openapi.json')).json()) as OpenApi;
  await openScreen(server.socketUrl, 'left', {}, { headers });
  const gone = await openScreen(server.socketUrl, 'gone', {}, { headers });
  gone.close();
  await gone.closed;
  return { ...server, ask, document };
}

test('the OpenAPI document is valid OpenAPI 3.1', async () => {
  const { document } = await startFilled();
  const validator = new Validator();
  const result = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>);
  expect(result.errors).toBeUndefined();
  expect(validator.version).toBe('3.1');
});

test('the OpenAPI document names every route of the API once', async () => {
  const { document } = await startFilled();
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = Object.keys(routePermissions)
    .filter((route) => / \/(api(?!\/map\/)|healthz|readyz|version|metrics)/.test(route))
    .map((route) => route.replace(/:(\w+)/g, '{$1}'));
  expect(described.sort()).toEqual(routes.sort());
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((each) => each.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('the paths of the OpenAPI document are under the base path', async () => {
  const { url } = await startWallServer({ basePath: '/wall' });
  const response = await fetch(`${url}/wall/api/-/openapi.json`);
  expect(((await response.json()) as OpenApi).servers).toEqual([{ url: '/wall' }]);
});

/** By route of the document: what is asked, in this order. */
const requests: readonly (readonly [route: string, path: string, body?: unknown])[] = [
  ['GET /healthz', '/healthz'],
  ['GET /readyz', '/readyz'],
  ['GET /version', '/version'],
  ['GET /api', '/api'],
  ['GET /api/{chart}', '/api/sales'],
  ['PUT /api/{chart}', '/api/stock', [{ day: '2026-01-01', left: 3 }]],
  ['PATCH /api/{chart}', '/api/stock', { append: [{ day: '2026-01-02', left: 2 }] }],
  ['DELETE /api/{chart}', '/api/stock'],
  ['GET /api/-/charts/{chart}/explain', '/api/-/charts/sales/explain'],
  ['GET /api/-/charts/{chart}/problem', '/api/-/charts/broken/problem'],
  ['GET /api/-/link', '/api/-/link'],
  ['GET /api/-/walls', '/api/-/walls'],
  ['GET /api/-/walls/{wall}/flips', '/api/-/walls/main/flips'],
  ['GET /api/-/screens', '/api/-/screens'],
  ['PATCH /api/-/screens/{screen}', '/api/-/screens/left', { name: 'Lobby', pinned: 'one' }],
  ['POST /api/-/screens/{screen}/identify', '/api/-/screens/left/identify', { seconds: 3 }],
  ['POST /api/-/screens/{screen}/reload', '/api/-/screens/left/reload'],
  ['POST /api/-/walls/{wall}/identify', '/api/-/walls/main/identify', {}],
  ['POST /api/-/walls/{wall}/reload', '/api/-/walls/main/reload'],
  ['POST /api/-/walls/{wall}/actions', '/api/-/walls/main/actions', { action: 'themeChange', hold: true }],
  ['POST /api/-/messages', '/api/-/messages', { text: 'Lunch', level: 'info' }],
  ['GET /api/-/messages', '/api/-/messages'],
  ['GET /api/-/messages/{stream}/{offset}', '/api/-/messages/main/1'],
  ['GET /api/-/conversations', '/api/-/conversations'],
  ['GET /api/-/conversations/{stream}', '/api/-/conversations/main'],
  ['POST /api/-/conversations/{stream}/read', '/api/-/conversations/main/read', { offset: 1 }],
  ['DELETE /api/-/messages/{stream}/{offset}', '/api/-/messages/main/1'],
  ['POST /api/-/people', '/api/-/people', { name: 'Bo', password: 'correct horse', role: 'operator' }],
  ['GET /api/-/people', '/api/-/people'],
  ['POST /api/-/login', '/api/-/login', { name: 'Bo', password: 'correct horse' }],
  ['POST /api/-/logout', '/api/-/logout'],
  ['DELETE /api/-/people/{person}', '/api/-/people/Bo'],
  ['GET /api/-/me', '/api/-/me'],
  ['POST /api/-/adoptions', '/api/-/adoptions'],
  ['POST /api/-/tokens', '/api/-/tokens', { role: 'screen', days: 1 }],
  ['POST /api/-/revocations', '/api/-/revocations', { jti: 'stolen' }],
  ['GET /api/-/audit', '/api/-/audit'],
  ['DELETE /api/-/screens/{screen}', '/api/-/screens/gone'],
];

test('what the API answers is what the OpenAPI document says, to the last member', async () => {
  const { ask, document } = await startFilled();
  const wrong: string[] = [];
  for (const [route, path, body] of requests) {
    const [method = '', template = ''] = route.split(' ');
    const response = await ask(method, path, body);
    const described = document.paths[template]?.[method.toLowerCase()]?.responses[response.status];
    const schema = described?.content?.['application/json']?.schema;
    const text = await response.text();
    const check = schema && describes(schema);
    if (!described) wrong.push(`${route}: ${response.status} ${text}`);
    else if (!schema && text !== '') wrong.push(`${route}: has content`);
    else if (check && !check(JSON.parse(text)))
      wrong.push(`${route}: ${JSON.stringify(check.errors)} in ${text}`);
  }
  expect(wrong).toEqual([]);
});

test('what is refused is answered as the OpenAPI document says', async () => {
  const { ask, document } = await startFilled();
  const check = describes(document.components.schemas.Refusal);
  for (const [method, path, body] of [
    ['GET', '/api/nothing'],
    ['POST', '/api/-/messages', { text: '' }],
    ['PATCH', '/api/sales', { append: 3 }],
    ['POST', '/api/-/adopt', { code: 'BCDFGHJK' }],
  ] as const) {
    const response = await ask(method, path, body);
    const json = (await response.json()) as object;
    expect(response.status, path).toBeGreaterThanOrEqual(400);
    expect(check(json), JSON.stringify([json, check.errors])).toBe(true);
  }
});

test('every route with JSON in its answer is asked by these tests', async () => {
  const { document } = await startFilled();
  const withContent = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { responses }]) =>
        Object.values(responses).some(({ content }) => content?.['application/json']),
      )
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  );
  const asked = new Set(requests.map(([route]) => route));
  // every route has JSON when it is refused, so that all are listed; these need more than a request
  const needMore = [
    'GET /metrics',
    'GET /api/{chart}.svg',
    'OPTIONS /api/{chart}',
    'POST /api/{chart}/accept',
    'POST /api/-/adoptions/token',
    'POST /api/-/adopt',
    'GET /api/-/openapi.json',
    'GET /api/-/asyncapi.json',
    'GET /api/-/events',
    'POST /api/-/send',
  ];
  // a route that is new here needs a request above
  expect(withContent.filter((route) => !asked.has(route)).sort()).toEqual(needMore.sort());
});

test('an event stream, and what is sent to it, are answered as the OpenAPI document says', async () => {
  const { url, document } = await startFilled();
  const headers = bearer(await tokenFor('screen'));
  const { raw, post } = await openEventStream(url, headers);
  const { paths } = document;
  const [type = ''] = raw.response.headers['content-type']?.split(';') ?? [];
  expect(Object.keys(paths['/api/-/events']?.['get']?.responses[200]?.content ?? {})).toEqual([type]);
  const send = paths['/api/-/send']?.['post'];
  const check = describes(send?.requestBody?.content['application/json']?.schema ?? {});
  for (const [body, isGood] of [
    [{ n: 1, messages: ['{"action":"heartbeat","sent":1}'] }, true],
    [{ n: 1, messages: [] }, true],
    [{ n: 2, messages: [], goodbye: true }, true],
    [{ n: 0, messages: [] }, false],
    [{ n: 2, messages: [1] }, false],
  ] as const) {
    expect(check(body), JSON.stringify(body)).toBe(isGood);
    if (isGood) expect(Object.keys(send?.responses ?? {})).toContain(String(await post(body)));
  }
});
