import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
  json: () => unknown;
}

export type Ask = (
  path: string,
  options?: { method?: 'GET' | 'HEAD'; headers?: Record<string, string> },
) => Promise<Answer>;

/** For what supertest cannot do: it gives the bytes as they came, compressed or not, and sends any path as written, `<` and `\` too. */
export function createAsk(port: number): Ask {
  return (path, { method = 'GET', headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        { port, host: '127.0.0.1', path, method, headers, agent: false },
        (incoming) => {
          buffer(incoming).then((body) => {
            const text = body.toString();
            const status = incoming.statusCode ?? 0;
            resolve({
              status,
              headers: incoming.headers,
              body,
              text,
              json: () => JSON.parse(text) as unknown,
            });
          }, reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end();
    });
}
