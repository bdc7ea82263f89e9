import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../../../../server/charts/reading/worker-pool.ts';
import { parseContent } from '../../../../server/charts/reading/parse-content.ts';
import { computeFacts, parseFile } from '../../../../server/charts/reading/off-thread.ts';
import { chartFactsOf } from '../../../../server/charts/facts.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { workers } from '../../../helpers/workers.ts';
import { watch } from '../watched-folder.ts';

const limit = 64 * 1024;

/** A CSV of at least `bytes`. */
function csvOf(bytes: number): string {
  let text = 'day,kg\n';
  for (let i = 0; text.length < bytes; i++) text += `2026-01-${String((i % 28) + 1).padStart(2, '0')},${i}\n`;
  return text;
}

/** The pool of the tests, and what it was asked to do. */
function watchedWorkers() {
  const tasks: string[] = [];
  const watched: WorkerPool = {
    run: (name, input) => {
      tasks.push(name);
      return workers.run(name, input);
    },
  };
  return { tasks, workers: watched };
}

/** The content of a file that is one good chart, parsed by these threads. */
async function contentOf(workers: WorkerPool, file: string, bytes: Buffer) {
  const parsed = await parseFile(workers, file, bytes);
  const chart = parsed.ok ? parsed.charts[0] : undefined;
  return chart && 'content' in chart ? chart.content : expect.fail('it is good');
}

describe('a file over 64 KB', () => {
  test('is parsed in a thread, and a smaller one is not', async () => {
    const { tasks, workers } = watchedWorkers();
    await parseFile(workers, 'x.json', Buffer.from(`"${'x'.repeat(limit - 2)}"`));
    expect(tasks).toEqual([]);
    await parseFile(workers, 'x.json', Buffer.from(`"${'x'.repeat(limit - 1)}"`));
    expect(tasks).toEqual(['parse']);
  });

  test.each([
    ['csv', csvOf(2e6)],
    ['csv', csvOf(1e5).replaceAll('\n', '\r\n').replace('kg', '公斤')],
    ['json', JSON.stringify(Array.from({ length: 9000 }, (_, id) => ({ id, 名: 'é' })))],
    ['json', `\ufeff${JSON.stringify('y'.repeat(limit))}`],
    ['ndjson', '{"a":1}\n'.repeat(20_000)],
  ] as const)('becomes what it becomes without a thread: %s', async (format, text) => {
    const bytes = Buffer.from(text);
    const inThread = await contentOf(workers, `x.${format}`, bytes);
    const here = parseContent(bytes, format);
    if (!here.ok) return expect.fail('it is good');
    expect(inThread.text === here.content.text).toBe(true);
    expect(inThread.body.equals(here.content.body)).toBe(true);
    expect(inThread.etag).toBe(here.content.etag);
  });

  test('is told broken at the same place and for the same reason', async () => {
    const bytes = Buffer.from(`[${'1,\n'.repeat(limit)}oops]`);
    expect(await parseFile(workers, 'x.json', bytes)).toEqual(parseContent(bytes, 'json'));
  });

  test('of JSON keeps its bytes once', async () => {
    const bytes = Buffer.from(JSON.stringify('y'.repeat(limit)));
    expect((await contentOf(workers, 'x.json', bytes)).body.buffer).toBe(bytes.buffer);
  });

  test('has its chart type chosen in a thread, once', async () => {
    const { tasks, workers } = watchedWorkers();
    const content = await contentOf(workers, 'sales.csv', Buffer.from(csvOf(1e5)));
    const identity = { name: 'sales', settings: undefined };
    const facts = await computeFacts(workers, content, identity);
    await computeFacts(workers, content, identity);
    expect(tasks).toEqual(['parse', 'facts']);
    const { text, body, notes } = content;
    expect(facts).toEqual(chartFactsOf({ text, body: Buffer.from(body), notes }, identity));
  });

  test('says how it was read, as a small one does', async () => {
    const content = await contentOf(workers, 'sales.csv', Buffer.from(csvOf(1e5).replaceAll(',', ';')));
    expect(content.notes).toEqual([{ kind: 'separator', text: { en: ';', 'zh-CN': ';' } }]);
    const facts = await computeFacts(workers, content, { name: 'sales', settings: undefined });
    expect(facts?.notes).toEqual(content.notes);
  });

  test('that has lost a column is held back, as a small one is', async () => {
    const watched = watch(await tempFolder());
    await writeFile(watched.path('sales.csv'), csvOf(1e5));
    await expect.poll(() => watched.store.get('sales')).toBeDefined();
    await writeFile(watched.path('sales.csv'), csvOf(1e5).replaceAll(/,.*/g, ''));
    await expect.poll(() => watched.store.problem('sales')?.code).toBe('held');
  });
});

describe('a file that takes too much', () => {
  test('memory is told as such in both languages; its last good data stay and its neighbours go on', async () => {
    const dir = await tempFolder();
    const small = createWorkerPool({ threads: 2, megabytes: 24 });
    const { store, path, folder } = watch(dir, small);
    await folder.ready;
    await writeFile(path('greedy.json'), '[1]');
    await expect.poll(() => store.get('greedy')?.text).toBe('[1]');
    await writeFile(path('greedy.json'), `[${'{"a":[{}]},'.repeat(180_000)}0]`);
    await expect.poll(() => store.problem('greedy'), { timeout: 15_000 }).toBeDefined();
    expect(store.problem('greedy')).toMatchObject({
      code: 'too-large',
      reason: 'it takes more than 24 MB of memory to read',
      words: { 'zh-CN': '读取所需内存超过 24 MB' },
    });
    expect(store.get('greedy')?.text).toBe('[1]');
    const neighbour = JSON.stringify('y'.repeat(limit));
    await writeFile(path('neighbour.json'), neighbour);
    await expect.poll(() => store.get('neighbour')?.text.length).toBe(neighbour.length);
  });

  test('time is told as such', async () => {
    const impatient = createWorkerPool({ threads: 1, seconds: 0.001 });
    const bytes = Buffer.from(csvOf(1e5));
    expect(await parseFile(impatient, 'x.csv', bytes)).toMatchObject({
      ok: false,
      code: 'too-large',
      reason: 'it takes longer than 0.001 s to read',
    });
  });
});
