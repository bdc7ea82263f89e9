import { expect, test } from 'vitest';
import { createLocalBroker } from '../../../server/broker/local.ts';
import type { MessageTopics } from '../../../server/walls/events.ts';
import { createWebhookOnDuty } from '../../../server/webhook/on-duty.ts';
import { silentLog } from '../../helpers/log.ts';
import { createFakeTime } from '../walls/fake-time.ts';
import { createFakeJournal } from '../walls/fake-wall.ts';
import { startReceiver } from './receiver.ts';

test('K-17 only the first node tells the webhook; another goes on with what waits in the journal, and tells of no restart', async () => {
  const { types, url } = await startReceiver();
  const time = createFakeTime();
  const payload = { type: 'screen.gone', timestamp: '', data: {} };
  const journal = createFakeJournal(
    new Map<string, unknown>([
      ['webhook-started', { version: '1' }],
      ['webhook:msg_1', { queued: time.now(), payload }],
    ]),
  );
  let isFirst = false;
  let changed = (_wall: string | undefined): void => {};
  const webhook = createWebhookOnDuty(
    { url, secret: null },
    {
      ...{
        journal,
        ...time,
        log: silentLog,
        version: '1',
        staleAfter: null,
        newId: () => '2',
        random: () => 0,
      },
      broker: createLocalBroker<MessageTopics>({ epoch: 'this', keep: 0 }),
      charts: { list: () => [], settings: () => undefined },
      presence: { list: () => [] },
      registry: { list: () => [] } as never,
      ledger: {} as never,
      duties: {
        get isFirst() {
          return isFirst;
        },
        onChange: (listener) => (changed = listener),
      },
    },
  );
  webhook.start();
  time.advance(120_000);
  expect(types()).toEqual([]);
  isFirst = true;
  changed(undefined);
  await expect.poll(types).toEqual(['screen.gone']);
  time.advance(120_000);
  await webhook.close();
  expect(types()).toEqual(['screen.gone']);
  expect([...journal.entries('webhook:')]).toEqual([]);
});
