import { STATUS_CODES } from 'node:http';
import * as v from 'valibot';
import type { SessionCookie } from '../../auth/cookie.ts';
import { routePermissions, type RolePermission } from '../../auth/permissions.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { pathSchemas, refusalSchema, type ApiRoute, type MediaContent, type Operation } from './operation.ts';
import { operations } from './operations.ts';

/** What is under way to the server, or comes from it. */
type Direction = 'input' | 'output';

/** Optional (`{}`): servers without a secret do not enforce roles. */
const security = [{ token: [] }, { session: [] }, {}];

/** The server that a document describes. */
export interface DocumentSubject {
  version: string;
  /** '' or `/wall` */
  basePath: string;
  cookie: Pick<SessionCookie, 'name'>;
}

/** The HTTP API as an OpenAPI 3.1 document, made from the schemas that the routes decode with. */
export function openApiDocument({ version, basePath, cookie }: DocumentSubject) {
  const paths: Record<string, Record<string, object>> = {};
  for (const [route, operation] of Object.entries(operations) as [ApiRoute, Operation][]) {
    const [method = '', path = ''] = route.split(' ');
    (paths[path.replace(/:(\w+)/g, '{$1}')] ??= {})[method.toLowerCase()] = describe(route, path, operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Chartwall', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: basePath || '/' }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        session: { type: 'apiKey', in: 'cookie', name: cookie.name },
      },
      schemas: { Refusal: jsonSchemaOf(refusalSchema, 'output') },
    },
  };
}

function describe(route: ApiRoute, path: string, { summary, query = {}, body, answers }: Operation): object {
  const permission = routePermissions[route];
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) =>
    parameter(name, 'path', pathSchemas[name] ?? v.string()),
  );
  const inQuery = Object.entries(query).map(([name, schema]) => parameter(name, 'query', schema));
  return {
    operationId: route
      .replace(/[^\w.]+/g, ' ')
      .trim()
      .replace(/ /g, '-'),
    summary,
    ...(permission !== 'anybody' && { description: roleText(permission), security }),
    parameters: [...inPath, ...inQuery],
    ...(body && { requestBody: { required: true, content: contentOf(body, 'input') } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answered(status, answer)]),
      ),
      default: {
        description: 'The request is refused, or failed',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

function parameter(name: string, place: 'path' | 'query', schema: v.GenericSchema): object {
  return { name, in: place, required: place === 'path', schema: jsonSchemaOf(schema, 'input') };
}

function answered(status: string, answer: MediaContent | null): object {
  const description = STATUS_CODES[status] ?? status;
  return answer ? { description, content: contentOf(answer, 'output') } : { description };
}

/** By media type; JSON if it is a schema alone. */
function contentOf(content: MediaContent, direction: Direction): object {
  const types = 'types' in content ? content.types : { 'application/json': content };
  return Object.fromEntries(
    Object.entries(types).map(([type, schema]) => [
      type,
      schema ? { schema: jsonSchemaOf(schema, direction) } : {},
    ]),
  );
}

function roleText({ least, on }: RolePermission): string {
  const walls = {
    any: '',
    wall: ' for the wall',
    addressee: ' for every wall it reaches',
    all: ' for all walls',
  }[on];
  return `Where roles are enforced: for the role ${least}${walls}.`;
}
