import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Told {
  id: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
  headers: IncomingMessage['headers'];
  text: string;
}

/** A server that is told of events; it answers as the test says. */
export async function startReceiver(
  answer: (response: ServerResponse, nth: number) => void = (r) => r.end(),
) {
  const told: Told[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const id = String(request.headers['webhook-id']);
      told.push({ id, body: JSON.parse(text) as Told['body'], headers: request.headers, text });
      answer(response, told.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=hidden`;
  return { told, url, types: () => told.map(({ body }) => body.type) };
}
