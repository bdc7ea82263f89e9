import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EventStreamPeer } from '../../../server/socket/event-stream-peer.ts';
import { createFlusher } from '../../../server/socket/flusher.ts';
import { textMessage } from '../../../server/walls/outbound-message.ts';
import { createTally } from '../../../server/walls/tally.ts';
import { readEventStream } from '../../helpers/event-stream.ts';
import { itIsAPeer, type OpenPeer } from './peer-contract.ts';

/** A server with one peer, which each request for it connects anew. */
async function startPeer() {
  const peer = new EventStreamPeer('the-id', createFlusher(createTally()));
  const responses: ServerResponse[] = [];
  const server = createServer((request, response) => {
    responses.push(response);
    const last = request.headers['last-event-id'];
    if (!peer.connect(response, last === undefined ? undefined : Number(last)))
      response.writeHead(404).end('{}');
    response.on('close', () => peer.disconnect(response));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { peer, url, responses };
}

async function openPeer(): Promise<OpenPeer> {
  const { peer, url } = await startPeer();
  const received: string[] = [];
  let close = { code: 1006, reason: '' };
  const { response, ended } = await readEventStream(url, {}, ({ event, data = '' }) => {
    if (event === 'close') close = JSON.parse(data) as typeof close;
    else if (event === undefined) received.push(data);
  });
  return {
    peer,
    received,
    closed: ended.then(() => close),
    pause: () => void response.pause(),
    resume: () => void response.resume(),
  };
}

const numbered = (peer: EventStreamPeer, ...numbers: number[]) =>
  numbers.forEach((n) => peer.send(textMessage(String(n))));

describe('an event stream', () => {
  itIsAPeer(openPeer);

  test('E-1 begins with an event that names it, and each message is one with an id', async () => {
    const { peer, url } = await startPeer();
    const { response, events } = await readEventStream(url);
    numbered(peer, 7, 8);
    await expect.poll(() => events).toHaveLength(3);
    expect(events).toEqual([
      { event: 'open', data: '{"stream":"the-id","resumed":false}' },
      { id: '1', data: '7' },
      { id: '2', data: '8' },
    ]);
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
  });

  test('E-1 a text with line breaks arrives as one event', async () => {
    const { peer, url } = await startPeer();
    const { events } = await readEventStream(url);
    peer.send(textMessage('{\n"a":\r\n1,\r"b": 2}'));
    await expect.poll(() => events.at(-1)?.data).toBe('{\n"a":\n1,\n"b": 2}');
  });

  test('E-4 one that was cut off goes on with what has not arrived, and with what came meanwhile', async () => {
    const { peer, url } = await startPeer();
    const first = await readEventStream(url);
    numbered(peer, 1, 2, 3);
    await expect.poll(() => first.events).toHaveLength(4);
    first.asked.destroy();
    await expect.poll(() => peer.isConnected).toBe(false);
    peer.send(textMessage('"old"'), 'chart');
    peer.send(textMessage('"new"'), 'chart');
    await new Promise(setImmediate);
    peer.send(textMessage('4'));
    expect(peer.isSlow).toBe(true);
    const { events } = await readEventStream(url, { 'Last-Event-ID': '1' });
    await expect.poll(() => events).toHaveLength(5);
    expect(events).toEqual([
      { event: 'open', data: '{"stream":"the-id","resumed":true}' },
      { id: '2', data: '2' },
      { id: '3', data: '3' },
      { id: '4', data: '"new"' },
      { id: '5', data: '4' },
    ]);
    expect(peer.isSlow).toBe(false);
  });

  test('E-4 an answer that is still there when it is resumed is cut off', async () => {
    const { peer, url } = await startPeer();
    const first = await readEventStream(url);
    numbered(peer, 1);
    const { events } = await readEventStream(url, { 'Last-Event-ID': '0' });
    await first.ended;
    numbered(peer, 2);
    await expect.poll(() => events.map(({ data }) => data).slice(1)).toEqual(['1', '2']);
    expect(peer.isConnected).toBe(true);
  });

  test('E-4 it cannot be resumed where more was missed than is kept, nor from an event that it never had', async () => {
    const { peer, url } = await startPeer();
    const { events } = await readEventStream(url);
    for (let n = 0; n < 4; n++) peer.send(textMessage(`"${'x'.repeat(100_000)}"`));
    await expect.poll(() => events).toHaveLength(5);
    await expect(readEventStream(url, { 'Last-Event-ID': '1' })).rejects.toThrow('404');
    for (const id of ['9', '-1', '2.5', 'x'])
      await expect(readEventStream(url, { 'Last-Event-ID': id })).rejects.toThrow('404');
    expect(peer.isConnected).toBe(true);
    await readEventStream(url, { 'Last-Event-ID': '2' });
  });
});
