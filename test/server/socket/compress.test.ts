import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const rows = (seed: number) =>
  Array.from({ length: 3000 }, (_, i) => ({
    name: `商家 ${i}`,
    value: Math.imul(i + seed, 2654435761) >>> 20,
  }));

/** What came over the wire of a socket, in bytes. */
const received = ({ ws }: { ws: WebSocket }) =>
  (ws as unknown as { _socket: { bytesRead: number } })._socket.bytesRead;

test('with --compress peers that can do it get what they share compressed, small messages and all others as they are', async () => {
  const { socketUrl, write } = await startWallServer({ charts: { big: rows(1) }, compress: true });
  const able = await openScreen(socketUrl, 's1');
  const unable = await openScreen(socketUrl, 's2', {}, { perMessageDeflate: false });
  expect([able.ws.extensions, unable.ws.extensions]).toEqual([
    expect.stringContaining('permessage-deflate'),
    '',
  ]);
  for (const screen of [able, unable]) {
    screen.send({ action: 'getData', chartName: 'big' });
    expect(JSON.parse((await screen.next('getData')).data)).toEqual(rows(1));
  }
  expect(received(able)).toBeLessThan(received(unable) / 3);
  await write('big', rows(50_000));
  for (const screen of [able, unable])
    expect(JSON.parse((await screen.next('getData')).data)).toEqual(rows(50_000));
  able.send({ action: 'themeChange', value: 'vintage', note: 'x'.repeat(5000) });
  expect(await able.next('themeChange')).toMatchObject({ value: 'vintage' });
});

test('without --compress nothing is negotiated', async () => {
  const { socketUrl } = await startWallServer();
  expect((await openScreen(socketUrl, 's1')).ws.extensions).toBe('');
});
