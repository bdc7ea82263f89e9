import { expect, test } from 'vitest';
import { flush, setUpEntered } from './helpers/screen.ts';

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
