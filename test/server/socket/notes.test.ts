import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const lines = (from: number, separator: string) =>
  `time${separator}value\n${Array.from({ length: 2000 }, (_, i) => `${from + i}${separator}${Math.imul(from + i, 2654435761) >>> 8}\n`).join('')}`;

test('S-17 how a file was read travels with its content, to screens only', async () => {
  const { socketUrl, dir } = await startWallServer();
  const [screen, guest] = [await openScreen(socketUrl, 's1'), await openSocket(socketUrl)];
  await writeFile(join(dir, 'big.csv'), lines(0, ';'));
  await screen.next('layout');
  for (const socket of [screen, guest]) socket.send({ action: 'getData', chartName: 'big' });
  expect((await screen.next('getData')).notes).toEqual([
    { kind: 'separator', text: { en: ';', 'zh-CN': ';' } },
  ]);
  expect(await guest.next('getData')).not.toHaveProperty('notes');
});

test('S-17 a change is one frame: a patch while the notes stay, else the whole chart', async () => {
  const { socketUrl, dir } = await startWallServer();
  const screen = await openScreen(socketUrl, 's1');
  await writeFile(join(dir, 'big.csv'), lines(0, ';'));
  await screen.next('layout');
  screen.send({ action: 'getData', chartName: 'big' });
  await screen.next('getData');
  await writeFile(join(dir, 'big.csv'), lines(10, ';'));
  const patch = await screen.next('patch');
  expect(patch).not.toHaveProperty('notes');
  await writeFile(join(dir, 'big.csv'), lines(20, ','));
  const whole = await screen.next('getData');
  expect(whole.revision).toBeGreaterThan(patch.to);
  expect(whole).not.toHaveProperty('notes');
});
