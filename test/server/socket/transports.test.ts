import { describe, expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openEventStream, openStreamScreen } from '../../helpers/event-stream.ts';
import { openScreen, openSocket, type TestScreen, type TestSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

type Headers = Record<string, string>;
type Connected = Omit<TestSocket, 'ws'>;

/** A way to a server. Both carry the same. */
interface Way {
  open(url: string, headers?: Headers, query?: string): Promise<Connected>;
  enter(
    url: string,
    screen: string,
    enter?: object,
    headers?: Headers,
  ): Promise<Connected & Pick<TestScreen, 'entered'>>;
}

const ways: Record<string, Way> = {
  'a socket': {
    open: (url, headers = {}, query = '') => openSocket(`${url}/${query}`, { headers }),
    enter: (url, screen, enter, headers = {}) => openScreen(url, screen, enter, { headers }),
  },
  'an event stream': { open: openEventStream, enter: openStreamScreen },
};

describe.each(Object.entries(ways))('E-1 %s', (_, { open, enter }) => {
  test('carries charts, as a whole, unchanged and as patches, and their changes', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => [i, 'value']);
    const { socketUrl, write } = await startWallServer({ charts: { trend: rows } });
    const first = await enter(socketUrl, 's1');
    first.send({ action: 'getData', chartName: 'trend', socketType: 'trendData', requestId: 7 });
    const answer = await first.next('getData');
    expect(answer).toMatchObject({ chartName: 'trend', socketType: 'trendData', requestId: 7 });
    expect(answer.data).toBe(JSON.stringify(rows));
    await write('trend', [...rows, [500, 'one more']]);
    expect(await first.next('patch')).toMatchObject({ chartName: 'trend', from: answer.revision });
    const again = await enter(socketUrl, 's2', { known: { trend: answer.etag } });
    await write('trend', rows);
    await first.next('patch');
    again.send({ action: 'getData', chartName: 'trend' });
    expect(await again.next('getData')).toMatchObject({ unchanged: true });
  });

  test('carries actions to all, and messages to people, with what was missed', async () => {
    const { socketUrl } = await startWallServer({ charts: { trend: [1] } });
    const [sender, other] = [await enter(socketUrl, 's1'), await openScreen(socketUrl, 's2')];
    const { positions } = sender.entered;
    sender.send({ action: 'themeChange', value: 'vintage' });
    sender.send({ action: 'fullScreen', chartName: 'trend', value: true });
    for (const screen of [sender, other]) {
      expect(await screen.next('themeChange')).toMatchObject({ value: 'vintage', revision: 1 });
      expect(await screen.next('fullScreen')).toMatchObject({ chartName: 'trend', revision: 2 });
    }
    sender.send({ action: 'message', id: 'm1', text: 'Lunch' });
    expect(await sender.next('sent')).toMatchObject({ id: 'main/1' });
    expect(await other.next('message')).toMatchObject({ text: 'Lunch' });
    const back = await enter(socketUrl, 's1', { positions });
    expect(back.entered).toMatchObject({ recovered: true, messages: [{ text: 'Lunch' }] });
  });

  test('G-1 carries what a guest asks for and acts, in the original words', async () => {
    const { socketUrl } = await startWallServer({ charts: { trend: '[1]' } });
    const [guest, other] = [await open(socketUrl), await openSocket(socketUrl)];
    const question = { action: 'getData', socketType: 'trendData', chartName: 'trend', mine: 1 };
    guest.send(question);
    expect(await guest.next('getData')).toEqual({ ...question, data: '[1]' });
    const text = '{ "action": "announce",\n  "socketType": "x" }';
    guest.send(text);
    await guest.next('announce');
    expect(guest.frames.map((frame) => frame.text)).toContain(text);
    await other.next('announce');
    expect(other.frames.map((frame) => frame.text)).toContain(text);
  });

  test('G-5 answers what it cannot read, and a chart that is not there', async () => {
    const { socketUrl } = await startWallServer();
    const screen = await enter(socketUrl, 's1');
    screen.send('no JSON');
    expect(await screen.next('error')).toMatchObject({ error: { code: 400 } });
    screen.send({ action: 'getData', chartName: 'nothing' });
    expect(await screen.next('error')).toMatchObject({ chartName: 'nothing', error: { code: 404 } });
  });

  test('S-1 of one screen that enters again over either is closed with 4409', async () => {
    const { socketUrl } = await startWallServer();
    const first = await enter(socketUrl, 's1');
    const second = await openScreen(socketUrl, 's1');
    expect(await first.closed).toMatchObject({ code: 4409 });
    expect((await enter(socketUrl, 's1')).entered.num).toBe(1);
    expect(await second.closed).toMatchObject({ code: 4409 });
  });

  test('G-6 with a name of a wall that cannot be one is closed with 4400', async () => {
    const { socketUrl } = await startWallServer();
    const { closed } = await open(socketUrl, {}, '?wall=a%20b');
    expect(await closed).toMatchObject({ code: 4400 });
  });

  test('B-3 with a message of more than 64 KiB is closed with 1009', async () => {
    const { socketUrl } = await startWallServer();
    const screen = await enter(socketUrl, 's1');
    screen.send({ action: 'heartbeat', sent: 1, more: 'x'.repeat(64 * 1024) });
    expect((await screen.closed).code).toBe(1009);
  });

  test('B-11 that says too much to all is closed with 4429', async () => {
    const { socketUrl } = await startWallServer();
    const screen = await enter(socketUrl, 's1');
    const text = 'y'.repeat(60 * 1024);
    for (let said = 0; said < 10; said++) screen.send({ action: 'announce', socketType: 'x', text });
    expect((await screen.closed).code).toBe(4429);
  });

  test('B-7 handles a flood in order, and in full', async () => {
    const { socketUrl } = await startWallServer();
    const screen = await enter(socketUrl, 's1');
    for (let sent = 1; sent <= 300; sent++) screen.send({ action: 'heartbeat', sent });
    await screen.settled();
    const beats = screen.frames.filter(({ json }) => json.action === 'heartbeat' && json.sent > 0);
    expect(beats.map(({ json }) => json.sent)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
  });

  test('B-10 is told with 1012 that the server restarts', async () => {
    const server = await startWallServer();
    const screen = await enter(server.socketUrl, 's1');
    await server.close();
    expect(await screen.closed).toMatchObject({ code: 1012 });
    await expect(open(server.socketUrl)).rejects.toThrow('ECONNREFUSED');
  });

  describe('where roles are enforced', () => {
    test('A-3 is told why it is not let in, and closed with 4401 or 4403', async () => {
      const { socketUrl } = await startWallServer({ auth: withSecret });
      const Origin = socketUrl.replace('ws', 'http');
      const wrong = await open(socketUrl, { Origin, ...bearer('nonsense') });
      expect(await wrong.next('noauth')).toMatchObject({ code: 'invalid' });
      expect(await wrong.closed).toMatchObject({ code: 4401 });
      const elsewhere = bearer(await tokenFor('screen', { walls: ['lobby'] }));
      const away = await open(socketUrl, { Origin, ...elsewhere });
      expect(await away.next('noauth')).toMatchObject({ code: 'wall' });
      expect(await away.closed).toMatchObject({ code: 4403 });
    });

    test('A-2 has to say who it is first, and may then do what its role may', async () => {
      const { socketUrl } = await startWallServer({ auth: withSecret });
      const Origin = socketUrl.replace('ws', 'http');
      const rash = await open(socketUrl, { Origin });
      rash.send({ action: 'enter', screen: 's1' });
      expect(await rash.closed).toMatchObject({ code: 4401 });
      const known = await open(socketUrl, { Origin });
      known.send({ action: 'auth', value: await tokenFor('screen') });
      expect(await known.next('auth')).toMatchObject({ role: 'screen' });
      known.send({ action: 'enter', screen: 's1' });
      await known.next('entered');
      known.send({ action: 'themeChange', value: 'vintage' });
      expect(await known.next('error')).toMatchObject({ error: { code: 403 } });
    });

    test('A-5 is closed with 4401 when its token is revoked', async () => {
      const { url, socketUrl } = await startWallServer({ auth: withSecret });
      const screen = await enter(socketUrl, 's1', {}, bearer(await tokenFor('screen', { jti: 'lost' })));
      await fetch(`${url}/api/-/revocations`, {
        method: 'POST',
        headers: { ...bearer(await tokenFor('admin')), 'Content-Type': 'application/json' },
        body: JSON.stringify({ jti: 'lost' }),
      });
      expect(await screen.next('noauth')).toMatchObject({ code: 'revoked' });
      expect(await screen.closed).toMatchObject({ code: 4401 });
    });
  });
});
