import { expect, test } from 'vitest';
import { startWallServer } from '../../helpers/wall-server.ts';
import { request } from './request.ts';

async function startLink(allowedHosts: string[] = []) {
  const wall = await startWallServer({ open: true, allowedHosts });
  return (host: string) => request(wall).get('/api/-/link').set('Host', host);
}

test.each(['localhost:80', '192.168.1.5:8888', '[::1]'])(
  'B-12 a page of %s is told that it would get a socket',
  async (host) => {
    const link = await startLink();
    const { body } = await link(host).expect(200);
    expect(body).toEqual({ status: 200, message: expect.any(String) as string });
  },
);

test('B-12 a page of a host that the server does not know is told so, and what would help', async () => {
  const link = await startLink();
  const { body } = await link('wall.example:8888').expect(403);
  expect(body).toMatchObject({ message: expect.stringContaining('--allowed-host wall.example') });
  expect(body).toMatchObject({
    words: {
      'zh-CN': expect.stringMatching(/不是此服务器的名称.*--allowed-host wall\.example/),
      en: (body as { message: string }).message,
    },
  });
  const linkOfOwnHost = await startLink(['wall.example']);
  await linkOfOwnHost('wall.example:8888').expect(200);
});
