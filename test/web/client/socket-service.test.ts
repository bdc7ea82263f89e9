import { initialState, type ErrorAnswer } from '#protocol';
import { describe, expect, test, vi } from 'vitest';
import { SocketService } from '../../../web/client/index.ts';
import { FakeStorage } from './helpers/fake-page.ts';
import { createScreen, acceptEnter, flush, setUp, setUpEntered, waitFor } from './helpers/screen.ts';
import { startScriptedServer } from './helpers/scripted-server.ts';

const isLost = ({ status }: { status: string }) => status === 'lost';

describe('SocketService', () => {
  test('is a singleton', () => {
    expect(SocketService.instance).toBeInstanceOf(SocketService);
    expect(SocketService.instance).toBe(SocketService.instance);
  });
});

describe('connecting', () => {
  test('goes from idle through connecting to open', async () => {
    const { service, server, time } = await setUp();
    const states: unknown[] = [];
    service.connection.subscribe((state) => states.push(state));
    expect(service.connection.value).toEqual({ status: 'idle' });
    service.connect(server.url);
    const enter = await acceptEnter(await server.peer(), { service, time });
    expect(states).toEqual([
      { status: 'connecting', since: time.now() },
      {
        status: 'open',
        since: time.now(),
        screen: enter['screen'],
        wall: 'main',
        num: 1,
        transport: 'socket',
      },
    ]);
  });

  test('enters with the given wall and name', async () => {
    const { service, server } = await setUp();
    service.connect(server.url, { wall: 'lobby', name: 'left' });
    const peer = await server.peer();
    expect(peer.url).toBe('/?wall=lobby');
    expect(await peer.next('enter')).toEqual({
      action: 'enter',
      screen: expect.stringMatching(/^[0-9a-f]{24}$/),
      page: expect.stringMatching(/^[0-9a-f]{24}$/),
      wall: 'lobby',
      name: 'left',
      known: {},
      positions: {},
    });
  });

  test('twice changes nothing', async () => {
    const { service, server, peer, opened, window } = await setUpEntered();
    service.connect(server.url);
    service.connect('ws://127.0.0.1:9/', { wall: 'other' });
    expect(opened).toEqual([server.url]);
    peer.close();
    await waitFor(service.connection, isLost);
    service.connect(server.url, { wall: 'other' });
    window.dispatchEvent(new Event('online'));
    expect(opened).toEqual([server.url, server.url]);
    expect(await (await server.peer()).next('enter')).not.toHaveProperty('wall');
  });

  test('and closing leaves no timers', async () => {
    const { service, peer, time } = await setUpEntered();
    const at = time.now() + 500;
    peer.send({ action: 'themeChange', socketType: 'themeChange', value: 'vintage', revision: 1, at });
    await flush(peer, service);
    service.close();
    expect(time.waiting()).toEqual([]);
    expect(service.state.value).toEqual(initialState);
  });

  test('to an invalid URL throws, and leaves the service unchanged', async () => {
    const { service, server } = await setUp();
    expect(() => service.connect('http:// nowhere')).toThrow();
    expect(service.connection.value).toEqual({ status: 'idle' });
    service.connect(server.url);
    await server.peer();
  });

  test('after closing works again, and requests the charts again', async () => {
    const { service, server, peer } = await setUpEntered();
    service.watchChart('trend', () => {});
    service.close();
    await peer.closed;
    expect(service.connection.value).toEqual({ status: 'idle' });
    service.connect(server.url);
    const next = await server.peer();
    await next.next('enter');
    expect((await next.next('getData'))['chartName']).toBe('trend');
  });

  test('keeps the screen’s id across a reload', async () => {
    const server = await startScriptedServer();
    const storage = new FakeStorage();
    const ids = [];
    for (let load = 0; load < 2; load++) {
      const { service } = createScreen(storage);
      service.connect(server.url);
      ids.push((await (await server.peer()).next('enter'))['screen']);
      service.close();
    }
    await server.stop();
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('losing the connection', () => {
  test('reports since when and after how many attempts, and restores the state', async () => {
    const { service, server, peer, time, window } = await setUpEntered();
    time.advance(1_000);
    const since = time.now();
    peer.close();
    expect(await waitFor(service.connection, isLost)).toEqual({ status: 'lost', since, attempt: 1 });
    for (let attempt = 2; attempt < 5; attempt++) {
      window.dispatchEvent(new Event('online'));
      (await server.peer()).close();
      time.advance(100);
      const state = await waitFor(
        service.connection,
        (state) => isLost(state) && 'attempt' in state && state.attempt === attempt,
      );
      expect(state).toEqual({ status: 'lost', since, attempt });
    }
    window.dispatchEvent(new Event('online'));
    await acceptEnter(await server.peer(), { service, time }, { theme: 'vintage', revision: 1 });
    expect(service.connection.value.status).toBe('open');
    expect(service.state.value?.theme).toBe('vintage');
  });

  test('a server that was never up counts as lost since connect, and is found once it is up', async () => {
    const placeholder = await startScriptedServer();
    await placeholder.stop();
    const { service, time } = createScreen();
    const since = time.now();
    service.connect(placeholder.url);
    expect(await waitFor(service.connection, isLost)).toEqual({ status: 'lost', since, attempt: 1 });
    const server = await startScriptedServer(Number(new URL(placeholder.url).port));
    time.advance(1_000);
    await acceptEnter(await server.peer(), { service, time });
    await server.stop();
  });

  test('a silent server counts as lost after 10 s, without a close event', async () => {
    const { service, peer, time } = await setUpEntered();
    time.advance(2_500);
    await flush(peer, service);
    time.advance(9_999);
    expect(service.connection.value.status).toBe('open');
    time.advance(1);
    expect(service.connection.value).toEqual({ status: 'lost', since: time.now(), attempt: 1 });
  });

  test('a chart that takes longer than the idle timeout arrives on the next connection', async () => {
    const { service, server, peer, time, window } = await setUpEntered();
    const views = vi.fn();
    service.watchChart('trend', views);
    await peer.next('getData');
    time.advance(11_000); // its frame is still on its way
    expect(service.connection.value.status).toBe('lost');
    window.dispatchEvent(new Event('online'));
    const next = await server.peer();
    await acceptEnter(next, { service, time });
    time.advance(19_000);
    expect(service.connection.value.status).toBe('open');
    next.send({ action: 'getData', chartName: 'trend', revision: 1, etag: 'e', data: '[1]' });
    await flush(next, service);
    expect(views).toHaveBeenLastCalledWith(expect.objectContaining({ data: [1] }));
  });

  test('the idle timeout is short again once a connection has answered every request', async () => {
    const { service, server, time, window } = await setUpEntered();
    service.watchChart('trend', () => {});
    time.advance(11_000);
    window.dispatchEvent(new Event('online'));
    const next = await server.peer();
    await acceptEnter(next, { service, time });
    const alive = { action: 'heartbeat', sent: time.now(), time: time.now() };
    next.send(alive); // before the answer: not caught up yet
    await flush(next, service);
    time.advance(15_000);
    expect(service.connection.value.status).toBe('open');
    next.send({ action: 'error', chartName: 'trend', error: { code: 404, message: 'no such chart' } });
    next.send(alive);
    await flush(next, service);
    time.advance(11_000);
    expect(service.connection.value.status).toBe('lost');
  });

  test.each([4401, 4403])('code %i is final until connect is called again', async (code) => {
    const { service, server, peer, time, window } = await setUpEntered();
    peer.close(code);
    await waitFor(service.connection, ({ status }) => status === 'refused');
    expect(service.connection.value).toEqual({ status: 'refused', since: time.now(), code });
    window.dispatchEvent(new Event('online'));
    time.advance(3_600_000);
    expect(server.peers).toHaveLength(1);
    service.connect(server.url);
    await acceptEnter(await server.peer(), { service, time });
  });

  test('a refusal with its reason is final until connect is called again, with the token of then', async () => {
    const { service, server, time } = await setUp();
    let token: string | undefined = 'old';
    service.connect(server.url, { token: () => token });
    const peer = await server.peer();
    expect((await peer.next('auth'))['value']).toBe('old');
    expect(peer.received.map(({ action }) => action)[0]).toBe('auth');
    peer.send({ action: 'noauth', code: 'expired', reason: 'the token has expired' });
    peer.close(4401);
    await waitFor(service.connection, ({ status }) => status === 'refused');
    expect(service.connection.value).toMatchObject({ code: 4401, reason: 'expired' });
    time.advance(3_600_000);
    expect(server.peers).toHaveLength(1);
    token = 'new';
    service.connect(server.url, { token: () => token });
    const next = await server.peer();
    expect((await next.next('auth'))['value']).toBe('new');
    await acceptEnter(next, { service, time });
  });

  test('two tabs with the same id, after duplicating one, do not replace each other for ever', async () => {
    const { service, server, peer, time } = await setUpEntered();
    const [first] = peer.received;
    peer.close(4409);
    await waitFor(service.connection, isLost);
    time.advance(2_000);
    const next = await server.peer();
    await acceptEnter(next, { service, time });
    next.close(4409);
    await waitFor(service.connection, isLost);
    time.advance(2_000);
    expect((await (await server.peer()).next('enter'))['screen']).not.toBe(first?.['screen']);
  });

  test('a page that is taken for another one now and then, by a node that is late, keeps its id', async () => {
    const { service, server, peer, time } = await setUpEntered();
    const screen = peer.received[0]?.['screen'];
    let present = peer;
    for (let i = 0; i < 3; i++) {
      present.close(4409);
      await waitFor(service.connection, isLost);
      time.advance(2_000);
      present = await server.peer();
      await acceptEnter(present, { service, time });
      expect(present.received.find(({ action }) => action === 'enter')?.['screen']).toBe(screen);
      for (let s = 0; s < 4; s++) {
        present.send({ action: 'heartbeat', sent: time.now(), time: time.now() });
        time.advance(3_000);
      }
    }
  });

  test('fifty times leaves exactly one open socket, and no more listeners or timers than before', async () => {
    const { service, server, time, window, document } = await setUpEntered();
    service.watchChart('trend', () => {});
    const count = () => [window.listeners, document.listeners, time.waiting().length];
    const before = count();
    for (let i = 0; i < 50; i++) {
      if (i % 2) server.peers.at(-1)?.close();
      else time.advance(12_000); // silence
      await waitFor(service.connection, isLost);
      if (i % 3) window.dispatchEvent(new Event('online'));
      else time.advance(1_000);
      const next = await server.peer();
      await acceptEnter(next, { service, time });
      next.send({ action: 'getData', chartName: 'trend', revision: i, data: '[]' });
      next.send({ action: 'heartbeat', sent: time.now(), time: time.now() });
      await flush(next, service);
    }
    await Promise.all(server.peers.slice(0, -1).map(({ closed }) => closed));
    expect(server.peers).toHaveLength(51);
    expect(server.peers.filter(({ isOpen }) => isOpen)).toHaveLength(1);
    expect(count()).toEqual(before);
    service.close();
    expect(count()).toEqual([0, 0, 0]);
  });
});

describe('actions', () => {
  test('are rejected with a reason while not connected, and not sent later', async () => {
    const { service, server, time } = await setUp();
    const action = { action: 'themeChange', value: 'vintage' };
    expect(service.send(action)).toEqual({ sent: false, reason: 'not connected (idle)' });
    service.connect(server.url);
    expect(service.send(action)).toEqual({ sent: false, reason: 'not connected (connecting)' });
    const peer = await server.peer();
    await acceptEnter(peer, { service, time });
    peer.close();
    await waitFor(service.connection, isLost);
    expect(service.send(action)).toEqual({ sent: false, reason: 'not connected (lost)' });
    time.advance(2_000);
    const next = await server.peer();
    await acceptEnter(next, { service, time });
    expect(service.send({ action: 'pageChange', value: 1 })).toEqual({ sent: true });
    expect(await next.next('pageChange')).toEqual({ action: 'pageChange', value: 1 });
  });

  test('change the state only on the echo, which reaches callbacks too', async () => {
    const { service, peer, time } = await setUpEntered();
    const callback = vi.fn();
    service.register('fullScreen', callback);
    service.send({ action: 'fullScreen', socketType: 'fullScreen', chartName: 'trend', value: true });
    await peer.next('fullScreen');
    expect(service.state.value).toEqual(initialState);
    const at = time.now() + 60;
    const echo = {
      action: 'fullScreen',
      socketType: 'fullScreen',
      chartName: 'trend',
      value: true,
      revision: 1,
      at,
    };
    peer.send(echo);
    await flush(peer, service);
    expect(callback).not.toHaveBeenCalled();
    time.advance(60);
    expect(service.state.value).toEqual({ ...initialState, fullScreen: 'trend', revision: 1 });
    expect(callback.mock.calls).toEqual([[echo, echo]]);
  });

  test("are applied at the server's time, even if its clock is hours off", async () => {
    const { service, server, time } = await setUp();
    service.connect(server.url);
    const peer = await server.peer();
    const ahead = 3_600_000;
    await acceptEnter(peer, { service, time }, {}, ahead);
    expect(Math.abs(service.serverNow() - time.now() - ahead)).toBeLessThan(1);
    const at = time.now() + ahead + 50;
    peer.send({ action: 'pageChange', socketType: 'pageChange', value: 4, revision: 1, at });
    await flush(peer, service);
    time.advance(49);
    expect(service.state.value?.page).toBe(0);
    time.advance(1);
    expect(service.state.value?.page).toBe(4);
  });

  test('of others reach the callbacks of their socketType unchanged', async () => {
    const { service, peer } = await setUpEntered();
    const [callback, other] = [vi.fn(), vi.fn()];
    service.registerCallBack('lights', callback);
    service.registerCallBack('doors', other);
    const message = { action: 'dim', socketType: 'lights', value: { percent: 20 }, extra: 'kept' };
    peer.send(message);
    await flush(peer, service);
    expect(callback.mock.calls).toEqual([[message, message]]);
    expect(other).not.toHaveBeenCalled();
    service.unRegisterCallBack('lights');
    peer.send(message);
    await flush(peer, service);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  test('that could not be stored reach error listeners', async () => {
    const { service, peer } = await setUpEntered();
    const errors: ErrorAnswer[] = [];
    service.watchChart('trend', () => {});
    const stop = service.onError((error) => errors.push(error));
    const refused = {
      action: 'error' as const,
      chartName: 'trend',
      error: { code: 507, message: 'the disk is full' },
    };
    peer.send(refused);
    peer.send({
      action: 'error',
      chartName: 'trend',
      error: { code: 404, message: 'there is no chart trend' },
    });
    await flush(peer, service);
    stop();
    peer.send(refused);
    await flush(peer, service);
    expect(errors).toEqual([refused]);
  });
});

describe('messages from the server', () => {
  test('about itself are observable', async () => {
    const { service } = await setUpEntered();
    expect(service.settings.value).toEqual({ version: '1.0.0', staleAfter: null });
  });

  test('that a screen does not understand are ignored', async () => {
    const { service, peer } = await setUpEntered();
    for (const text of ['no json', '[]', '7', '{"action":"presence"}', '{"action":"getData"}'])
      peer.sendText(text);
    await flush(peer, service);
    expect(service.connection.value.status).toBe('open');
  });

  test('reach every callback, even if one throws', async () => {
    const { service, peer, reported } = await setUpEntered();
    const error = new Error('mine');
    const callback = vi.fn();
    service.register('any', () => {
      throw error;
    });
    service.register('any', callback);
    peer.send({ action: 'any', socketType: 'any' });
    await flush(peer, service);
    expect(callback).toHaveBeenCalledTimes(1);
    expect(reported).toEqual([error]);
  });
});
