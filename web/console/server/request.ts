import * as v from 'valibot';
import { serverPath } from '../../composables/base-path.ts';
import { heardFromServer, lostServer } from './link.ts';

/** Longer than anything that the server does for the console. ms */
const timeout = 20_000;

/** What a proxy answers for a server that is down. */
const gatewayErrors = [502, 503, 504];

/** The token that this browser keeps, once it is known that nobody has logged in. */
export let bearer: string | undefined;

/** From now on, requests are made by who bears the token. */
export function bearToken(token: string): void {
  bearer = token;
}

/** Why a request was not answered as asked. `status` 0: there was no answer. */
export class RequestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const errorSchema = v.object({ message: v.string() });

interface Asked {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
}

/** Asks the server for what the schema says. @throws {RequestError} */
export async function ask<Schema extends v.GenericSchema>(
  schema: Schema,
  path: string,
  asked: Asked = {},
): Promise<v.InferOutput<Schema>> {
  const answer = await send(path, asked);
  const decoded = v.safeParse(schema, await answer.json().catch(() => undefined));
  if (!decoded.success) throw new RequestError(answer.status, decoded.issues[0].message);
  return decoded.output;
}

/** Has the server do something of which it only says that it is done. @throws {RequestError} */
export async function tell(path: string, asked: Asked = { method: 'POST' }): Promise<void> {
  await send(path, asked);
}

async function send(path: string, { method = 'GET', body }: Asked): Promise<Response> {
  const answer = await fetch(serverPath(path), {
    method,
    signal: AbortSignal.timeout(timeout),
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    lostServer();
    throw new RequestError(0, String(error));
  });
  if (answer.ok) {
    heardFromServer();
    return answer;
  }
  if (gatewayErrors.includes(answer.status)) lostServer();
  else heardFromServer();
  throw new RequestError(answer.status, await reasonOf(answer));
}

async function reasonOf(answer: Response): Promise<string> {
  const said = v.safeParse(errorSchema, await answer.json().catch(() => undefined));
  return said.success ? said.output.message : answer.statusText;
}
