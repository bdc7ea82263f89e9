import type { Message } from '#protocol';
import { expect, test } from 'vitest';
import { createLocalBroker } from '../../../../server/broker/local.ts';
import type { MessageTopics } from '../../../../server/walls/events.ts';
import { createInboxes } from '../../../../server/walls/guests/dialects/inboxes.ts';
import { createStreams } from '../../../../server/walls/messages/streams.ts';
import { createFakeJournal } from '../fake-wall.ts';

/** Inboxes whose messages are sent by hand. */
function startInboxes(stored = new Map<string, unknown>(), streams = createStreams()) {
  const broker = createLocalBroker<MessageTopics>({ epoch: 'this', keep: 0 });
  const messages = { epoch: 'this', streams };
  const inboxes = createInboxes({
    broker,
    messages,
    journal: createFakeJournal(stored),
    nodes: null,
    now: () => 1000,
  });

  function send(person: string, text: string, expires = 2000): void {
    const offset = streams.last + 1;
    const stream = `person:${person}`;
    const id = `${stream}/${offset}`;
    const message: Message = {
      id,
      stream,
      offset,
      from: { name: '' },
      text,
      level: 'info',
      sent: 1,
      expires,
    };
    streams.apply({ kind: 'message', sender: id, start: 1, message }, offset);
    void broker.publish('messages', { kind: 'message', message, said: undefined });
  }

  function open(person: string, dialect = 'direct') {
    const texts: string[] = [];
    const inbox = inboxes.open(dialect, person, { deliver: ({ message }) => texts.push(message.text) });
    return { ...inbox, texts };
  }

  return { send, open, streams };
}

test('U-3 who fell silent is sent what came since it was last heard; who went is not sent it again', () => {
  const { send, open } = startInboxes();
  const [ann, bo] = [open('ann'), open('bo')];
  for (const person of ['ann', 'bo']) send(person, 'heard');
  for (const socket of [ann, bo]) socket.hear();
  for (const person of ['ann', 'bo']) send(person, 'perhaps lost');
  ann.close(true);
  bo.close(false);
  for (const person of ['ann', 'bo']) send(person, 'missed');
  expect(open('ann').texts).toEqual(['perhaps lost', 'missed']);
  expect(open('bo').texts).toEqual(['missed']);
});

test('U-3, N-4 each dialect has its own place; a second socket is sent only what comes', () => {
  const { send, open } = startInboxes();
  send('ann', 'one');
  send('ann', 'over by now', 999);
  const [first, notices] = [open('ann'), open('ann', 'notices')];
  const second = open('ann');
  send('ann', 'two');
  first.close(true); // the second has had it
  send('ann', 'three');
  second.close(false);
  expect([first.texts, second.texts, notices.texts]).toEqual([
    ['one', 'two'],
    ['two', 'three'],
    ['one', 'two', 'three'],
  ]);
  expect(open('ann').texts).toEqual([]);
});

test('U-3 who was there when the server was killed has had everything until then', () => {
  const stored = new Map<string, unknown>();
  const first = startInboxes(stored);
  first.open('ann');
  first.send('ann', 'had');
  const second = startInboxes(stored, first.streams);
  second.send('ann', 'next');
  expect(second.open('ann').texts).toEqual(['next']);
});
