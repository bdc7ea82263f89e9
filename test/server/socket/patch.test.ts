import { applyDelta } from '#protocol';
import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({
    time: from + i,
    value: Math.imul(from + i, 2654435761) >>> 8,
  }));

test('S-10 a small change reaches a screen as a patch of what it has, and a guest as the whole', async () => {
  const { socketUrl, write } = await startWallServer({ charts: { big: rows(0, 2000) } });
  const [screen, guest] = [await openScreen(socketUrl, 's1'), await openSocket(socketUrl)];
  for (const socket of [screen, guest]) socket.send({ action: 'getData', socketType: 'b', chartName: 'big' });
  const first = await screen.next('getData');
  await guest.next('getData');
  await write('big', rows(10, 2010));
  const patch = await screen.next('patch');
  expect(patch).toMatchObject({ chartName: 'big', from: first.revision });
  expect(JSON.stringify(patch).length).toBeLessThan(700);
  expect(applyDelta(first.data, patch.ops, patch.length)).toBe(JSON.stringify(rows(10, 2010)));
  expect((await guest.next('getData')).data).toBe(JSON.stringify(rows(10, 2010)));
  await write('big', rows(20, 2020));
  expect(await screen.next('patch')).toMatchObject({ from: patch.to });
});

test('S-10 a change that is no smaller as a patch comes whole', async () => {
  const { socketUrl, write } = await startWallServer({ charts: { big: rows(0, 500) } });
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'getData', chartName: 'big' });
  await screen.next('getData');
  await write('big', rows(100_000, 100_500));
  expect((await screen.next('getData')).data).toBe(JSON.stringify(rows(100_000, 100_500)));
});

test('S-10 a screen that knew the content from before gets patches of it at once', async () => {
  const { socketUrl, write } = await startWallServer({ charts: { big: rows(0, 2000) } });
  const first = await openScreen(socketUrl, 's1');
  first.send({ action: 'getData', chartName: 'big' });
  const { etag, revision } = await first.next('getData');
  const again = await openScreen(socketUrl, 's1', { known: { big: etag } });
  again.send({ action: 'getData', chartName: 'big' });
  expect(await again.next('getData')).toMatchObject({ unchanged: true, revision });
  await write('big', rows(10, 2010));
  expect(await again.next('patch')).toMatchObject({ from: revision });
});
