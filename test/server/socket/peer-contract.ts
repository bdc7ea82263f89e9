import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { textMessage } from '../../../server/walls/outbound-message.ts';
import type { SessionPeer } from '../../../server/walls/session-peer.ts';

/** Both ends of a real connection. It is closed when the test ends. */
export interface OpenPeer {
  readonly peer: SessionPeer;
  /** the texts that the client has read, in order */
  readonly received: readonly string[];
  /** The client stops reading, and reads again. */
  pause(): void;
  resume(): void;
  /** what the client sees of the end */
  readonly closed: Promise<{ code: number; reason: string }>;
}

const message = (value: unknown) => textMessage(JSON.stringify(value));
const numbered = (count: number) => Array.from({ length: count }, (_, n) => JSON.stringify(n));

/** The contract of every transport's peer (`SessionPeer`). */
export function itIsAPeer(open: () => Promise<OpenPeer>): void {
  /** A peer whose client does not read, with more in its socket than the system takes. */
  async function openSlow(): Promise<OpenPeer> {
    const opened = await open();
    opened.pause();
    const large = message(`x${randomBytes(300_000).toString('base64')}`);
    for (let sent = 0; !opened.peer.isSlow; sent++) {
      if (sent > 200) throw new Error('the socket drains although nobody reads');
      opened.peer.send(large, 'filler');
      await new Promise(setImmediate);
    }
    return opened;
  }

  test('texts arrive whole and in order, whatever their length and script', async () => {
    const { peer, received } = await open();
    const texts = [
      '',
      'é 图表 🎈',
      '\u2028\n"',
      ...[125, 126, 65_535, 65_536, 300_000].map((n) => 'x'.repeat(n)),
    ];
    const expected = texts.map((text) => JSON.stringify(text));
    for (const text of texts) {
      peer.send(message(text));
      await new Promise(setImmediate);
    }
    await expect.poll(() => received).toEqual(expected);
  });

  test('a burst of a thousand messages in one turn arrives in order', async () => {
    const { peer, received } = await open();
    for (let n = 0; n < 1000; n++) peer.send(message(n));
    await expect.poll(() => received).toEqual(numbered(1000));
  });

  test('B-1 of messages with one key in a turn only the newest arrives, after what was sent before it', async () => {
    const { peer, received } = await open();
    peer.send(message('old'), 'chart');
    peer.send(message('between'));
    expect(peer.isWaiting('chart')).toBe(true);
    expect(peer.isWaiting('other')).toBe(false);
    peer.send(message('new'), 'chart');
    peer.send(message('end'));
    await expect.poll(() => received).toEqual(['"between"', '"new"', '"end"']);
    expect(peer.isWaiting('chart')).toBe(false);
  });

  test('B-1 a client that does not read gets only the newest of each key when it reads again, and every message without one', async () => {
    const { peer, received, resume } = await openSlow();
    for (let n = 0; n < 50; n++) {
      peer.send(message({ chart: 'a', n }), 'a');
      peer.send(message({ chart: 'b', n }), 'b');
      peer.send(message(n));
      await new Promise(setImmediate);
    }
    expect(['a', 'b', 'c'].map((key) => peer.isWaiting(key))).toEqual([true, true, false]);
    resume();
    await expect
      .poll(() => received.slice(-52).filter((text) => !text.startsWith('"x')))
      .toEqual([...numbered(49), ...['a', 'b'].map((chart) => JSON.stringify({ chart, n: 49 })), '49']);
    await expect.poll(() => peer.isSlow).toBe(false);
    expect(peer.isWaiting('a')).toBe(false);
  });

  test('B-2 a peer says that it is congested before it is closed for what waits', async () => {
    const { peer, closed, resume } = await openSlow();
    let congestedAt: number | undefined;
    let sent = 0;
    const text = message(randomBytes(45_000).toString('base64'));
    while (sent < 200) {
      peer.send(text);
      sent++;
      if (peer.isCongested) congestedAt ??= sent;
    }
    expect(congestedAt).toBeGreaterThan(10);
    expect(congestedAt).toBeLessThan(60);
    resume();
    expect((await closed).code).toBe(4429);
  });

  test('what was sent before a close arrives; what is sent after it does not', async () => {
    const { peer, received, closed } = await open();
    peer.send(message('last'));
    peer.close(4409, 'replaced');
    peer.send(message('too late'));
    peer.close(4400, 'another reason');
    expect(await closed).toEqual({ code: 4409, reason: 'replaced' });
    expect(received).toEqual(['"last"']);
  });

  test('peers that are sent one message share its encoding', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, open));
    let encodings = 0;
    const shared = { text: () => (encodings++, JSON.stringify('z'.repeat(2000))) };
    for (const { peer } of opened) peer.send(shared);
    for (const { received } of opened) await expect.poll(() => received).toHaveLength(1);
    // a transport that compresses reads the text once more
    expect(encodings).toBeLessThanOrEqual(2);
  });
}
