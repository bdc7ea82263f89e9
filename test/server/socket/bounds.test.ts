import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openRawSocket } from '../../helpers/raw-socket.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

afterEach(() => void vi.useRealTimers());

/** A server with a chart, a screen that must not notice anything, and a guest that goes too far. */
async function startAbuse({ now = Date.now } = {}) {
  const wall = await startWallServer({ charts: { trend: '[1]' }, now });
  const control = await openControlScreen(wall.socketUrl);
  return { ...wall, control, guest: await openSocket(wall.socketUrl) };
}

const request = { action: 'getData', chartName: 'trend' };

test('B-3 a message of more than 64 levels is answered with an error 400, and a screen sees nothing', async () => {
  const { control, guest } = await startAbuse();
  const nested = (levels: number) =>
    `{"action":"x","value":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  guest.send(nested(65));
  const error = { code: 400, message: 'more than 64 levels of nesting' };
  expect(await guest.next('error')).toEqual({ action: 'error', error });
  await control.sawNothing();
  guest.send(nested(64));
  await guest.next('x');
  await control.sawOnly(['x']);
});

test('B-5 the request of a socket beyond its thousandth is answered with an error 429, and a screen sees nothing', async () => {
  const { control, guest } = await startAbuse();
  for (let i = 0; i <= 1000; i++) guest.send({ ...request, socketType: `t${i}` });
  const error = { code: 429, message: 'too many charts asked for' };
  expect(await guest.next('error')).toEqual({ action: 'error', chartName: 'trend', error });
  await guest.settled();
  expect(guest.frames.filter(({ json }) => json.action === 'getData')).toHaveLength(1000);
  await control.sawNothing();
});

test('B-5 a request beyond 256 KiB of one socket is answered with an error 429, and a screen sees nothing', async () => {
  const { control, guest } = await startAbuse();
  for (let i = 0; i < 6; i++) guest.send({ ...request, socketType: `t${i}`, value: 'x'.repeat(50_000) });
  expect(await guest.next('error')).toMatchObject({ error: { code: 429 } });
  await guest.settled();
  expect(guest.frames.filter(({ json }) => json.action === 'getData')).toHaveLength(5);
  await control.sawNothing();
});

test.each(['requestId', 'socketType'])(
  'B-5 a %s of more than 200 characters is answered with an error 400, and a screen sees nothing',
  async (field) => {
    const { control, guest } = await startAbuse();
    guest.send({ ...request, [field]: 'x'.repeat(200) });
    await guest.next('getData');
    guest.send({ ...request, [field]: 'x'.repeat(201) });
    const error = { code: 400, message: `${field} is too long` };
    expect(await guest.next('error')).toMatchObject({ chartName: 'trend', error });
    await control.sawNothing();
  },
);

test('B-8 a socket that does not answer a ping is cut at the next, 15 s later, and a screen that does sees nothing', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { socketUrl } = await startWallServer();
  const [control, silent] = [await openControlScreen(socketUrl), await openRawSocket(socketUrl)];
  const closed = new Promise((resolve) => silent.once('close', resolve));
  for (const ms of [15_000, 14_999]) {
    vi.advanceTimersByTime(ms);
    // its pong came before
    await control.settled();
    expect(silent.readyState).toBe('open');
  }
  vi.advanceTimersByTime(1);
  await closed;
  await control.sawNothing();
});

test('B-11 the forty-first action at once closes its sender with 4429, and a screen sees forty', async () => {
  const time = Date.now();
  const { control, guest } = await startAbuse({ now: () => time });
  for (let i = 0; i < 90; i++) guest.send({ action: 'themeChange', socketType: 'themeChange' });
  const reason = 'more than 40 actions at once, 20 a second or 256 KiB of them';
  expect(await guest.closed).toEqual({ code: 4429, reason });
  await control.sawOnly(Array<string>(40).fill('themeChange'));
});

test('B-11 a ping counts as an action, since it is answered, and a screen sees nothing', async () => {
  const time = Date.now();
  const { control, guest } = await startAbuse({ now: () => time });
  for (let i = 0; i < 41; i++) guest.ws.ping();
  expect((await guest.closed).code).toBe(4429);
  await control.sawNothing();
});

test('B-17 a file that is replaced all the time is pushed to who asked for it at most 20 times in any second, and another screen sees nothing', async () => {
  const { control, socketUrl, write } = await startAbuse();
  const asker = await openScreen(socketUrl, 'asker');
  asker.send(request);
  const pushes = () => asker.frames.map(({ json }) => json).filter(({ action }) => action === 'getData');
  for (let i = 1; i <= 300; i++) {
    await write('trend', [i]);
    await sleep(5);
  }
  await expect.poll(() => pushes().at(-1).data).toBe('[300]');
  const revisions = pushes().map(({ revision }) => Number(revision));
  expect(revisions.length).toBeGreaterThan(20);
  // they follow the server's clock, of whole ms
  revisions.slice(20).forEach((revision, i) => expect(revision - revisions[i]!).toBeGreaterThanOrEqual(999));
  await control.sawNothing();
});

test('a file of more than 2 MiB is told as a problem to who asked for its chart, and another screen sees nothing', async () => {
  const { control, socketUrl, write } = await startAbuse();
  const asker = await openScreen(socketUrl, 'asker');
  asker.send(request);
  await asker.next('getData');
  await write('trend', `["${'x'.repeat(2 * 1024 * 1024)}"]`);
  const { problem } = await asker.next('problem');
  expect(problem).toMatchObject({
    code: 'too-large',
    file: 'trend.json',
    reason: 'larger than 2 MiB (2.0 MiB)',
  });
  await asker.settled();
  expect(asker.frames.filter(({ json }) => json.action === 'getData')).toHaveLength(1);
  await control.sawNothing();
});
