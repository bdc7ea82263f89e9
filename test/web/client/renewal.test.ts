import { expect, test } from 'vitest';
import { flush, setUpEntered, waitFor } from './helpers/screen.ts';

test('S-15 the screen’s turn is told to listeners; a request that an older server relays is none', async () => {
  const { service, peer } = await setUpEntered();
  let turns = 0;
  const stop = service.onTurn(() => turns++);
  peer.send({ action: 'renew', reason: 'version' });
  await flush(peer, service);
  expect(turns).toBe(0);
  peer.send({ action: 'renew', granted: true });
  await flush(peer, service);
  expect(turns).toBe(1);
  stop();
  peer.send({ action: 'renew', granted: true });
  await flush(peer, service);
  expect(turns).toBe(1);
});

const replaced = 4409;
const setUpHandedOver = async () => {
  const parts = await setUpEntered();
  const id = parts.peer.received[0]?.['screen'];
  parts.service.handOver();
  parts.peer.close(replaced);
  await parts.peer.closed;
  return { ...parts, id };
};

test('a page that was handed over keeps quiet when its socket is replaced', async () => {
  const { service, server, time, window } = await setUpHandedOver();
  time.advance(60_000);
  window.dispatchEvent(new Event('online'));
  expect(service.connection.value.status).toBe('open');
  expect(server.peers).toHaveLength(1);
  service.close();
  expect(time.waiting()).toEqual([]);
});

test('a page that is taken back connects again, as the same screen', async () => {
  const { service, server, time, id } = await setUpHandedOver();
  service.takeBack();
  expect(service.connection.value.status).toBe('lost');
  time.advance(2_000);
  expect((await (await server.peer()).next('enter'))['screen']).toBe(id);
});

test('a page that is taken back before its socket has ended goes on with it', async () => {
  const { service, peer } = await setUpEntered();
  service.handOver();
  service.takeBack();
  await flush(peer, service);
  expect(service.connection.value.status).toBe('open');
  peer.close();
  await waitFor(service.connection, ({ status }) => status === 'lost');
});
