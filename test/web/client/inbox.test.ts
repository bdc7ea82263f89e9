import { describe, expect, test } from 'vitest';
import type { Message } from '../../../server/protocol/index.ts';
import { createInbox } from '../../../web/client/inbox.ts';
import type { OutgoingMessage } from '../../../web/client/index.ts';
import { createFakeTime } from './helpers/fake-time.ts';

const now = 1_000_000;

function startInbox(stored = new Map<string, string>()) {
  const time = createFakeTime(now);
  const sent: OutgoingMessage[] = [];
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
  const errors: unknown[] = [];
  const inbox = createInbox(
    { send: (message) => sent.push(message), serverNow: time.now },
    { lasting: () => storage, after: time.after, report: (error) => errors.push(error) },
  );
  const positions = { main: { epoch: 'e', offset: 0 } };
  inbox.enter({ screen: 's1', messages: [], positions });
  const shown = () => inbox.messages.value.map(({ text }) => text);
  return { inbox, time, sent, stored, shown, errors, positions };
}

const message = (offset: number, text: string, more: Partial<Message> = {}): Message => ({
  id: `main/${offset}`,
  stream: 'main',
  offset,
  from: { name: '' },
  text,
  level: 'info',
  sent: now,
  expires: now + 60_000,
  ...more,
});

test('M-3 a message is there once, however often it is sent', () => {
  const { inbox, shown, sent } = startInbox();
  inbox.receive(message(1, 'A'));
  inbox.receive(message(2, 'B'));
  inbox.receive(message(1, 'A'));
  inbox.enter({ screen: 's1', messages: [message(1, 'A'), message(2, 'B')], positions: {} });
  expect(shown()).toEqual(['A', 'B']);
  expect(sent[0]).toEqual({ action: 'receipt', received: ['main/1'] });
});

test('M-3 the seconds of a message count from when it was painted; it ends at the latest when it expires', () => {
  const { inbox, time, shown } = startInbox();
  inbox.receive(message(1, 'timed', { seconds: 5 }));
  inbox.receive(message(2, 'expires', { expires: now + 20_000 }));
  time.advance(10_000);
  expect(shown()).toEqual(['timed', 'expires']);
  inbox.shown('main/1');
  time.advance(4999);
  expect(shown()).toEqual(['timed', 'expires']);
  time.advance(1);
  expect(shown()).toEqual(['expires']);
  time.advance(5000);
  expect(shown()).toEqual([]);
  expect(time.waiting()).toEqual([]);
});

test('M-6 a newer message with the same key takes the place of the older one; a withdrawn one is gone', () => {
  const { inbox, shown } = startInbox();
  inbox.receive(message(1, 'door open', { key: 'door' }));
  inbox.receive(message(2, 'other'));
  inbox.receive(message(3, 'door shut', { key: 'door' }));
  expect(shown()).toEqual(['other', 'door shut']);
  inbox.withdraw('main/2');
  expect(shown()).toEqual(['door shut']);
});

describe('M-5 after the connection was lost', () => {
  test('what has ended meanwhile is gone, what was said is added, and what is shown for some seconds goes on', () => {
    const { inbox, time, shown } = startInbox();
    const positions = { main: { epoch: 'e', offset: 4 } };
    inbox.receive(message(1, 'stays'));
    inbox.receive(message(2, 'withdrawn meanwhile'));
    inbox.receive(message(3, 'timed', { seconds: 5 }));
    inbox.shown('main/3');
    inbox.enter({ screen: 's1', messages: [message(1, 'stays'), message(4, 'new')], positions });
    expect(shown()).toEqual(['timed', 'stays', 'new']);
    time.advance(5000);
    expect(shown()).toEqual(['stays', 'new']);
  });

  test('what a person dismissed while there was none stays dismissed, and the server is told', () => {
    const { inbox, shown, sent, positions } = startInbox();
    inbox.receive(message(1, 'A'));
    inbox.shown('main/1');
    inbox.dismiss('main/1');
    sent.length = 0;
    inbox.enter({ screen: 's1', messages: [message(1, 'A')], positions });
    expect(shown()).toEqual([]);
    expect(sent).toEqual([
      { action: 'receipt', received: ['main/1'], shown: ['main/1'], acknowledged: ['main/1'] },
    ]);
  });
});

describe('M-5 at a node that is behind the one before', () => {
  const behind = { main: { epoch: 'e', offset: 1 } };

  test('what it does not know yet stays, and comes once', () => {
    const { inbox, time, shown } = startInbox();
    inbox.receive(message(1, 'A'));
    inbox.receive(message(2, 'B'));
    inbox.receive(message(3, 'timed', { seconds: 5 }));
    inbox.shown('main/3');
    inbox.enter({ screen: 's1', messages: [message(1, 'A')], positions: behind });
    expect(shown()).toEqual(['timed', 'A', 'B']);
    expect(inbox.positions('s1')).toEqual({ main: { epoch: 'e', offset: 3 } });
    time.advance(5000);
    for (const late of [message(2, 'B'), message(3, 'timed', { seconds: 5 }), message(4, 'C')])
      inbox.receive(late);
    expect(shown()).toEqual(['A', 'B', 'C']);
  });

  test('what was withdrawn or replaced does not come back', () => {
    const { inbox, shown } = startInbox();
    inbox.receive(message(1, 'withdrawn'));
    inbox.receive(message(2, 'door open', { key: 'door' }));
    inbox.receive(message(3, 'door shut', { key: 'door' }));
    inbox.withdraw('main/1');
    const messages = [message(1, 'withdrawn'), message(2, 'door open', { key: 'door' })];
    inbox.enter({ screen: 's1', messages, positions: { main: { epoch: 'e', offset: 2 } } });
    expect(shown()).toEqual(['door shut']);
  });

  test('a server that has lost its log begins anew', () => {
    const { inbox, shown } = startInbox();
    inbox.receive(message(1, 'A'));
    inbox.enter({ screen: 's1', messages: [], positions: { main: { epoch: 'f', offset: 0 } } });
    inbox.receive(message(1, 'B', { sent: now + 1 }));
    expect(shown()).toEqual(['B']);
    expect(inbox.positions('s1')).toEqual({ main: { epoch: 'f', offset: 1 } });
  });
});

test('M-5 the positions are kept for the next visit of the same screen, and no other', () => {
  const first = startInbox();
  first.inbox.receive(message(7, 'A'));
  const { inbox } = startInbox(new Map(first.stored));
  expect(inbox.positions('s1')).toEqual({ main: { epoch: 'e', offset: 0 } }); // entered anew by the set-up
  const fresh = createInboxOf(first.stored);
  expect(fresh.positions('s1')).toEqual({ main: { epoch: 'e', offset: 7 } });
  expect(fresh.positions('s2')).toEqual({});
});

function createInboxOf(stored: ReadonlyMap<string, string>) {
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: () => {} };
  return createInbox(
    { send: () => {}, serverNow: () => now },
    { lasting: () => storage, after: () => () => {}, report: () => {} },
  );
}
