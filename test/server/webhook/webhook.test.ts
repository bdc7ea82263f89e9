import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../helpers/log.ts';
import { openJournalAt } from '../../helpers/journal.ts';
import { schemaOf } from '../../../server/journal-schemas.ts';
import { createConditions } from '../../../server/webhook/conditions.ts';
import { createEventQueue } from '../../../server/webhook/queue.ts';
import { createRequest } from '../../../server/webhook/request.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { createFakeTime } from '../walls/fake-time.ts';
import { startReceiver, type Told } from './receiver.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const soon = { interval: 5, timeout: 10_000 };

/** A queue on a real journal and a real server, with a clock that only the test moves. */
async function startQueue(url: string, { dir = '', log = silentLog } = {}) {
  const time = createFakeTime();
  const folder = dir || (await tempFolder());
  const journal = await openJournalAt(folder, { log: silentLog, schemaOf });
  const queue = createEventQueue({
    journal,
    send: createRequest({ url, secret }, time.now),
    newId: () => `${++ids}`,
    random: () => 1,
    ...time,
    log,
  });
  const close = async () => {
    await queue.close();
    await journal.close();
  };
  queue.start();
  return { queue, time, folder, journal, close };
}
let ids = 0;
const event = (chart: string) => ({ type: 'chart.broken' as const, timestamp: 'now', data: { chart } });

/** A log, and what it has said. */
function createLog() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, log: pino(stream) };
}

describe('W-1 a request', () => {
  test('has the headers of Standard Webhooks, and a signature that its library takes', async () => {
    const { told, url } = await startReceiver();
    const request = createRequest({ url, secret }, Date.now);
    const body = JSON.stringify({ type: 'chart.broken', text: '销售 – “x”' });
    const { signal } = new AbortController();
    expect(await request({ id: 'msg_1', body }, signal)).toEqual({ kind: 'delivered' });
    const [{ headers, text }] = told as [Told];
    expect(headers).toMatchObject({ 'webhook-id': 'msg_1', 'content-type': 'application/json' });
    const signed = headers as Record<string, string>;
    expect(new Webhook(secret).verify(text, signed)).toEqual(JSON.parse(body));
    expect(() => new Webhook(secret).verify(text.replace('broken', 'mended'), signed)).toThrow();
  });

  test('without a secret has no signature', async () => {
    const { told, url } = await startReceiver();
    await createRequest({ url, secret: null }, Date.now)(
      { id: 'a', body: '{}' },
      new AbortController().signal,
    );
    expect(told[0]?.headers).not.toHaveProperty('webhook-signature');
  });
});

describe('W-3 the queue', () => {
  test('sends again what fails, with the same id, later each time, and keeps the order', async () => {
    const { told, url, types } = await startReceiver((response, nth) => {
      response.statusCode = nth <= 3 ? 500 : 204;
      response.end();
    });
    const { queue, time, journal, close } = await startQueue(url);
    queue.add(event('a'));
    queue.add(event('b'));
    for (const [tries, delay] of [
      [1, 2000],
      [2, 4000],
      [3, 8000],
    ] as const) {
      await expect.poll(() => [told.length, time.timers()], soon).toEqual([tries, 1]);
      time.advance(delay - 1);
      expect(time.timers()).toBe(1);
      time.advance(1);
    }
    await expect.poll(types, soon).toHaveLength(5);
    expect(told.map(({ body }) => body.data['chart'])).toEqual(['a', 'a', 'a', 'a', 'b']);
    expect(new Set(told.map(({ id }) => id)).size).toBe(2);
    await expect.poll(() => [...journal.entries('webhook:')], soon).toEqual([]);
    await close();
  });

  test('waits as long as it is asked to', async () => {
    const { told, url } = await startReceiver((response, nth) => {
      if (nth === 1) response.writeHead(429, { 'retry-after': '60' });
      response.end();
    });
    const { queue, time, close } = await startQueue(url);
    queue.add(event('a'));
    await expect.poll(() => [told.length, time.timers()], soon).toEqual([1, 1]);
    time.advance(59_999);
    expect(time.timers()).toBe(1);
    time.advance(1);
    await expect.poll(() => told.length, soon).toBe(2);
    await close();
  });

  test('drops what is refused, follows no redirect, and goes on with the next', async () => {
    const elsewhere = await startReceiver();
    const { told, url } = await startReceiver((response, nth) => {
      if (nth === 1) response.writeHead(400);
      if (nth === 2) response.writeHead(307, { location: elsewhere.url });
      response.end();
    });
    const { queue, time, close } = await startQueue(url);
    queue.add(event('a'));
    queue.add(event('b'));
    await expect.poll(() => [told.length, time.timers()], soon).toEqual([2, 1]);
    time.advance(2000);
    await expect.poll(() => told.map(({ body }) => body.data['chart']), soon).toEqual(['a', 'b', 'b']);
    expect(elsewhere.told).toEqual([]);
    await close();
  });

  test('an answer that never comes is given up when it closes; the next process sends the event again', async () => {
    const { told, url } = await startReceiver((response, nth) => {
      if (nth > 1) response.end();
    });
    const first = await startQueue(url);
    first.queue.add(event('a'));
    await expect.poll(() => told.length, soon).toBe(1);
    await first.close();
    const second = await startQueue(url, { dir: first.folder });
    await expect.poll(() => told.length, soon).toBe(2);
    expect(told[1]?.id).toBe(told[0]?.id);
    await second.close();
  });

  test('drops the oldest of more than a thousand, and what could not be told for a day', async () => {
    const { told, url } = await startReceiver((response) => {
      response.statusCode = 503;
      response.end();
    });
    const { lines, log } = createLog();
    const { queue, time, journal, close } = await startQueue(url, { log });
    for (let i = 0; i < 1002; i++) queue.add(event(`c${i}`));
    await expect.poll(() => [told.length, time.timers()], soon).toEqual([1, 1]);
    await expect.poll(() => [...journal.entries('webhook:')].length, soon).toBe(1000);
    time.advance(24 * 3_600_000 + 1);
    await expect.poll(() => lines.filter((line) => line.includes('for a day')).length, soon).toBe(1000);
    expect(lines.filter((line) => line.includes('too many wait'))).toHaveLength(2);
    await close();
  });

  test('neither its secret nor the address with the token in it is in the log', async () => {
    const { lines, log } = createLog();
    const gone = await startReceiver((response) => response.destroy());
    for (const url of [gone.url, 'http://127.0.0.1:1/hook?token=hidden']) {
      const { queue, time, close } = await startQueue(url, { log });
      queue.add(event('a'));
      await expect.poll(() => time.timers(), soon).toBe(1);
      await close();
    }
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toMatch(/hidden|whsec_|127\.0\.0\.1/);
  });
});

test('a condition is told once it has settled, once, and once more when it is over; also across processes', async () => {
  const dir = await tempFolder();
  const told: string[] = [];
  const start = async () => {
    const time = createFakeTime();
    const journal = await openJournalAt(dir, { log: silentLog, schemaOf });
    const conditions = createConditions({
      journal,
      after: time.after,
      tell: (type, data) => told.push(`${type} ${String(data['chart'])}`),
    });
    const finding = { thing: 'a', bad: 'chart.broken', settle: [1000, 1000], data: { chart: 'a' } } as const;
    return { time, journal, set: (isBad: boolean) => conditions.update([{ ...finding, isBad }]) };
  };
  const { time, journal, set } = await start();
  set(false);
  for (let i = 0; i < 20; i++) {
    set(i % 2 === 0);
    time.advance(999);
  }
  time.advance(1000);
  expect(told).toEqual([]);
  set(true);
  time.advance(999);
  set(true);
  time.advance(1);
  set(true);
  time.advance(5000);
  expect(told).toEqual(['chart.broken a']);
  await journal.close();
  const next = await start();
  next.set(true);
  next.time.advance(5000);
  next.set(false);
  next.time.advance(5000);
  expect(told).toEqual(['chart.broken a', 'chart.mended a']);
  await next.journal.close();
});
