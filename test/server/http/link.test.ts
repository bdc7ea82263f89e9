import { expect, test } from 'vitest';
import { startWallServer } from '../../helpers/wall-server.ts';
import { createAsk } from './http-client.ts';

async function answerTo(host: string, allowedHosts: string[] = []) {
  const { url } = await startWallServer({ open: true, allowedHosts });
  return createAsk(Number(new URL(url).port))('/api/-/link', { headers: { Host: host } });
}

test.each(['localhost:80', '192.168.1.5:8888', '[::1]'])(
  'B-12 a page of %s is told that it would get a socket',
  async (host) => {
    expect((await answerTo(host)).json()).toEqual({ status: 200, message: expect.any(String) as string });
  },
);

test('B-12 a page of a host that the server does not know is told so, and what would help', async () => {
  const refused = await answerTo('wall.example:8888');
  expect(refused.status).toBe(403);
  expect(refused.json()).toMatchObject({ message: expect.stringContaining('--allowed-host wall.example') });
  expect((await answerTo('wall.example:8888', ['wall.example'])).status).toBe(200);
});
