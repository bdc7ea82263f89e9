import { expect, onTestFinished, test } from 'vitest';
import type { SharedDocuments } from '../../../../server/broker/redis/documents/documents.ts';
import { openSharedDocuments } from '../../../../server/broker/redis/documents/open-documents.ts';
import { after } from '../../../../server/walls/after.ts';
import { openLink } from '../../../helpers/link.ts';
import { silentLog } from '../../../helpers/log.ts';
import { describeWithRedis } from '../../../helpers/with-redis.ts';

async function open(url: string): Promise<SharedDocuments> {
  const documents = openSharedDocuments({
    url,
    textAtHand: () => undefined,
    now: Date.now,
    after,
    log: silentLog,
  });
  onTestFinished(documents.close);
  await documents.fetchTexts();
  return documents;
}

const content = (id: string, text = id) => ({ head: { id }, texts: [{ id, text }] });
const textIn = (documents: SharedDocuments, key: string) => documents.get(key)?.texts?.[0]?.text;

describeWithRedis('documents that nodes share', (redis) => {
  test('of two changes that know the same state one counts, and the other node knows it', async () => {
    const [a, b] = await Promise.all([open(redis().url), open(redis().url)]);
    const stored = await Promise.all([a.put('same', content('a'), 0), b.put('same', content('b'), 0)]);
    expect(stored.filter(Boolean)).toHaveLength(1);
    await expect.poll(() => textIn(a, 'same')).toBe(stored[0] ? 'a' : 'b');
    expect(textIn(b, 'same')).toBe(textIn(a, 'same'));
  });

  test('a large text arrives whole, and its changes as patches', async () => {
    const [a, b] = await Promise.all([open(redis().url), open(redis().url)]);
    const long = Array.from({ length: 20_000 }, (_, i) => `row ${i}`).join();
    await a.put('large', content('1', long), 0);
    await expect.poll(() => textIn(b, 'large')).toBe(long);
    const changed = long.replace('row 777,', 'a new row,');
    await a.put('large', content('2', changed), a.get('large')?.stamp ?? 0);
    await expect.poll(() => textIn(b, 'large')).toBe(changed);
    const [, entry = ''] = (await redis().ask('XREVRANGE {chartwall}:documents-log + - COUNT 1')).split(
      '2 patch',
    );
    expect(entry.length).toBeLessThan(500);
  });

  test('a node that has missed more than the log keeps has the newest of each, and nothing that is gone', async () => {
    const link = await openLink(redis().url);
    const [a, b] = await Promise.all([open(redis().url), open(link.url)]);
    await a.put('gone', content('1'), 0);
    await a.put('kept', content('0'), 0);
    await expect.poll(() => textIn(b, 'kept')).toBe('0');
    link.refuse();
    await a.put('gone', undefined, a.get('gone')?.stamp ?? 0);
    for (let i = 1; i <= 2500; i++) await a.put('kept', content(String(i)), a.get('kept')?.stamp ?? 0);
    link.restore();
    await expect.poll(() => textIn(b, 'kept')).toBe('2500');
    expect(b.get('gone')).toBeUndefined();
    expect(b.get('kept')?.stamp).toBe(a.get('kept')?.stamp);
    expect(Number((await redis().ask('XLEN {chartwall}:documents-log')).slice(1))).toBeLessThan(1200);
  });
});
